package io.plenary.services.registrations.tickets;

import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What people call an order on the phone: no vowels, so that it is no word, and nothing that looks like something else. */
public final class OrderCode {

    private static final String SIGNS = "BCDFGHJKLMNPQRSTVWXZ23456789";
    private static final int LENGTH = 8;

    private OrderCode() {}

    public static String next(RandomGenerator random) {
        return random.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
                .collect(Collectors.joining());
    }
}
