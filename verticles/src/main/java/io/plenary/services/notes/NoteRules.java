package io.plenary.services.notes;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.Faults;
import java.time.Duration;

/** What a note may be. */
final class NoteRules {

    static final int LONGEST = 20_000;

    /** Of one user on one conference: more than anybody writes, and no more than a device takes along. */
    static final int MOST = 2_000;

    static final Duration EACH = Duration.ofSeconds(1);
    /** What was noted without a connection comes all at once. */
    static final Duration AHEAD = EACH.multipliedBy(60);

    private NoteRules() {}

    static void check(String text) {
        new Faults()
                .check(text != null && !text.isBlank(), "/text", Fault.EMPTY)
                .text("/text", text, LONGEST)
                .refuseIfAny("The note cannot be kept.");
    }

    /** @param untilRested with the note that is about to be kept */
    static void checkPace(Duration untilRested) {
        Duration wait = untilRested.minus(AHEAD);
        if (!wait.isNegative() && !wait.isZero()) {
            throw Refusal.TOO_MANY.retryAfter(
                    wait.plusMillis(999), "Too many notes are being written. Try again in a moment.");
        }
    }

    /** @param notes of the user on the conference, with the one that is about to be kept */
    static void checkCount(long notes) {
        if (notes > MOST) {
            throw Refusal.CONFLICT.because(
                    "TOO_MANY_NOTES", "You have 2,000 notes on this conference. Delete some of them first.");
        }
    }
}
