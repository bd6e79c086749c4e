package io.plenary.services.engagement;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.FeedbackDraft;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.runtime.Faults;
import java.time.Instant;
import java.util.Map;

/** Of what feedback can be given, and what it may be. */
final class FeedbackRules {

    private static final int MOST_STARS = 5;
    private static final int LONGEST_COMMENT = 2_000;

    private FeedbackRules() {}

    static void check(FeedbackDraft draft) {
        boolean rated = draft.stars() >= 1 && draft.stars() <= MOST_STARS;
        new Faults()
                .check(rated, "/stars", Fault.WHOLE_NUMBER, Map.of("least", 1, "most", MOST_STARS))
                .text("/comment", draft.comment(), LONGEST_COMMENT)
                .refuseIfAny("That is no feedback.");
    }

    /** Whoever was not there yet cannot know how it was. */
    static boolean isOpen(Session session, Instant now) {
        return session.status() != SessionStatus.CANCELLED
                && session.slot() != null
                && !session.slot().start().isAfter(now);
    }

    static void requireOpen(Place place, Session session, Instant now) {
        if (!place.settings().feedback()) {
            throw Refusal.CONFLICT.because("FEEDBACK_OFF", "The conference takes no feedback here.");
        }
        if (!isOpen(session, now)) {
            throw Refusal.CONFLICT.because(
                    "FEEDBACK_NOT_OPEN", "Feedback is given once a session has begun, and not where it is cancelled.");
        }
    }
}
