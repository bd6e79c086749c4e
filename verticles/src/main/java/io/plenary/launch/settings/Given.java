package io.plenary.launch.settings;

import io.plenary.failures.StartFailure;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * A setting as somebody gave it.
 *
 * @param origin where it was given, in words for an error message
 */
record Given(String text, String origin) {

    /**
     * A time span as ISO 8601 writes it.
     *
     * @param expected in words for an error message
     */
    Duration duration(Duration least, Duration most, String expected) {
        try {
            Duration time = Duration.parse(text);
            if (time.compareTo(least) >= 0 && time.compareTo(most) <= 0) {
                return time;
            }
        } catch (DateTimeParseException e) {
            throw wrong(expected);
        }
        throw wrong(expected);
    }

    int port() {
        return port(text);
    }

    /** One of several that stand there. */
    int port(String part) {
        try {
            int port = Integer.parseInt(part);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw wrong("a port number");
        }
        throw wrong("a port number (0 to 65535)");
    }

    boolean flag() {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("true or false");
        };
    }

    Given filled() {
        if (text.isBlank()) {
            throw new StartFailure(origin + " must not be empty.");
        }
        return this;
    }

    StartFailure wrong(String expected) {
        return new StartFailure(origin + ": '" + text + "' is not " + expected + ".");
    }
}
