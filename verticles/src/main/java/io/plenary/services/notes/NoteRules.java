package io.plenary.services.notes;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import java.util.List;

/** What a note may be. */
final class NoteRules {

    static final int LONGEST = 20_000;

    private NoteRules() {}

    static void check(String text) {
        if (text == null || text.isBlank()) {
            throw invalid("must not be empty");
        }
        if (text.length() > LONGEST) {
            throw invalid("must have at most 20,000 characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw invalid("must not contain NUL characters");
        }
    }

    private static RuntimeException invalid(String detail) {
        return Refusal.INVALID.because("The note cannot be kept.", List.of(new FieldError("/text", detail)));
    }
}
