package io.plenary.services.registrations;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What people call an order on the phone: no vowels, so that it is no word, and nothing that looks like something else. */
final class OrderCode {

    private static final String SIGNS = "BCDFGHJKLMNPQRSTVWXZ23456789";
    private static final int LENGTH = 8;

    private OrderCode() {}

    static String next(RandomGenerator random) {
        return random.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
                .collect(Collectors.joining());
    }
}
