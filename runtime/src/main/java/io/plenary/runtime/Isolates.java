package io.plenary.runtime;

import java.util.stream.Collectors;

/**
 * Parts of a line that run in a direction of their own (UAX #9: FSI, LRI and RLI begin one, PDI ends it). One that nobody ends turns
 * what stands behind it, in a mail or a terminal, where it is not ours to say where it ends.
 */
final class Isolates {

    private static final int FIRST_BEGIN = 0x2066;
    private static final int LAST_BEGIN = 0x2068;
    private static final int END = 0x2069;

    private Isolates() {}

    static boolean areEnded(String line) {
        int open = 0;
        for (int i = 0; i < line.length() && open >= 0; i++) {
            open += step(line.charAt(i));
        }
        return open == 0;
    }

    /** A line of somebody else, with the same parts or, where they do not fit, without any. */
    static String ended(String line) {
        return areEnded(line)
                ? line
                : line.codePoints()
                        .filter(it -> step(it) == 0)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }

    private static int step(int character) {
        if (character == END) {
            return -1;
        }
        return character >= FIRST_BEGIN && character <= LAST_BEGIN ? 1 : 0;
    }
}
