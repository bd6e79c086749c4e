package io.plenary.services.program.exchange.prints;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.PrintKind;
import io.plenary.contracts.program.PrintRequest;
import io.plenary.runtime.Faults;
import java.util.Map;
import java.util.Set;

/** What may be asked for. */
final class PrintRules {

    /** Of one conference. */
    static final int MOST_WAITING = 30;

    static final int MOST_PARTS = 1_000;

    private static final Set<String> LANGUAGES = Set.of("en", "de");

    private PrintRules() {}

    static void check(PrintRequest request) {
        new Faults()
                .check(request.kind() != null, "/kind", Fault.REQUIRED)
                .check(LANGUAGES.contains(request.language()), "/language", Fault.ONE_OF, Map.of("values", "en, de"))
                .check(request.roomId() == null || request.kind() == PrintKind.DOOR_SHEETS, "/roomId", Fault.IMPOSSIBLE)
                .check(request.release() == null || !request.draft(), "/draft", Fault.IMPOSSIBLE)
                .refuseIfAny("This cannot be printed.");
    }

    static RuntimeException unknown() {
        return Refusal.NOT_FOUND.because("There is no such document.");
    }

    static RuntimeException underWay() {
        return Refusal.CONFLICT.because("PRINT_UNDER_WAY", "The document is not made yet.");
    }

    static RuntimeException tooMany() {
        return Refusal.TOO_MANY.because("Too many documents wait to be made.");
    }
}
