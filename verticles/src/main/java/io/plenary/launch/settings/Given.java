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

    StartFailure wrong(String expected) {
        return new StartFailure(origin + ": '" + text + "' is not " + expected + ".");
    }
}
