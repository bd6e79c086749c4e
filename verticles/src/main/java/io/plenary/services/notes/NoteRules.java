package io.plenary.services.notes;

import io.plenary.contracts.Fault;
import io.plenary.runtime.Faults;

/** What a note may be. */
final class NoteRules {

    static final int LONGEST = 20_000;

    private NoteRules() {}

    static void check(String text) {
        new Faults()
                .check(text != null && !text.isBlank(), "/text", Fault.EMPTY)
                .text("/text", text, LONGEST)
                .refuseIfAny("The note cannot be kept.");
    }
}
