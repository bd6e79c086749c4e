package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.engagement.Room;
import java.time.Duration;

/** Who may do what, and how fast. */
final class LiveRules {

    /** What somebody did without a connection comes all at once. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    /** How often one may do something, once they did as much of it at once as fits into a minute. */
    enum Pace {
        QUESTION(Duration.ofSeconds(6)),
        VOTE(Duration.ofMillis(500)),
        MESSAGE(Duration.ofSeconds(2)),
        REACTION(Duration.ofMillis(500)),
        ANSWER(Duration.ofMillis(500)),
        FEEDBACK(Duration.ofSeconds(6));

        private final Duration each;

        Pace(Duration each) {
            this.each = each;
        }

        Duration each() {
            return each;
        }
    }

    private LiveRules() {}

    static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to take part.");
        }
    }

    static void requireKnown(Caller caller) {
        if (!caller.isKnown() && !caller.isAdmin()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to moderate.");
        }
    }

    static void requireModerator(Caller caller, Place place) {
        if (!isModerator(caller, place)) {
            throw Right.LIVE_MODERATE.isMissing();
        }
    }

    static void requireDoorkeeper(Caller caller, Place place) {
        if (!caller.has(Right.TICKETS_CHECKIN, place.organizationId(), place.conferenceId())) {
            throw Right.TICKETS_CHECKIN.isMissing();
        }
    }

    static boolean isModerator(Caller caller, Place place) {
        return caller.has(Right.LIVE_MODERATE, place.organizationId(), place.conferenceId());
    }

    static void requireSystem(Caller caller) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("This is for services.");
        }
    }

    /** The room of a conference has its id. */
    static void requireWhole(Room room) {
        if (!room.id().equals(room.conferenceId())) {
            throw noSuchRoom();
        }
    }

    /** @param untilRested with what is about to be done */
    static void checkPace(Duration untilRested) {
        Duration tooFast = untilRested.minus(AHEAD);
        if (!tooFast.isNegative() && !tooFast.isZero()) {
            throw Refusal.TOO_MANY.retryAfter(tooFast.plusMillis(999), "That is too fast. Try again in a moment.");
        }
    }

    static RuntimeException noSuchScreen() {
        return Refusal.UNAUTHENTICATED.because("The code of the screen is none, or not any more.");
    }

    static RuntimeException noSuchRoom() {
        return Refusal.NOT_FOUND.because("There is no such room.");
    }
}
