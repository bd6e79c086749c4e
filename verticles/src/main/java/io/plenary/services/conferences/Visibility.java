package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;

/** Who may do something with a conference. */
final class Visibility {

    private Visibility() {}

    /** Existence is told only to those who see the conference; what they may not do is forbidden. */
    static Conference requireRight(Caller caller, Right right, Conference conference) {
        requireKnown(caller, conference);
        boolean has = right == Right.CONFERENCES_READ
                ? caller.sees(conference.organizationId(), conference.id())
                : caller.has(right, conference.organizationId(), conference.id());
        if (!has) {
            throw right.isMissing();
        }
        return conference;
    }

    static Conference requireKnown(Caller caller, Conference conference) {
        if (!conference.isKnownTo(caller)) {
            throw noSuchConference();
        }
        return conference;
    }

    static void requireSignedIn(Caller caller) {
        if (!caller.isKnown() && !caller.isAdmin()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to change conferences.");
        }
    }

    static void requireSystem(Caller caller) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only the platform itself does this.");
        }
    }

    static RuntimeException noSuchConference() {
        return Refusal.NOT_FOUND.because("There is no such conference.");
    }
}
