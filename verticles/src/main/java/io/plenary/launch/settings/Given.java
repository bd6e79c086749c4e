package io.plenary.launch.settings;

import io.plenary.failures.StartFailure;

/**
 * A setting as somebody gave it.
 *
 * @param origin where it was given, in words for an error message
 */
record Given(String text, String origin) {

    StartFailure wrong(String expected) {
        return new StartFailure(origin + ": '" + text + "' is not " + expected + ".");
    }
}
