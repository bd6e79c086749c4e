package io.plenary.services.notes;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import java.util.List;
import java.util.Map;

/** What a note may be. */
final class NoteRules {

    static final int LONGEST = 20_000;

    private NoteRules() {}

    static void check(String text) {
        if (text == null || text.isBlank()) {
            throw invalid(Fault.EMPTY);
        }
        if (text.length() > LONGEST) {
            throw invalid(Fault.TOO_LONG);
        }
        if (text.indexOf('\0') >= 0) {
            throw invalid(Fault.NUL);
        }
    }

    private static RuntimeException invalid(Fault fault) {
        return Refusal.INVALID.because("The note cannot be kept.", List.of(fault.at("/text", Map.of("most", LONGEST))));
    }
}
