package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;

/** Who may do something with a conference. */
final class Visibility {

    private Visibility() {}

    /** Existence is told only to those who see the conference; what they may not do is forbidden. */
    static Conference requireRole(Caller caller, OrganizationRole role, Conference conference) {
        if (!conference.isKnownTo(caller)) {
            throw noSuchConference();
        }
        if (!caller.has(role, conference.organizationId())) {
            throw Refusal.FORBIDDEN.because("Your role in the organization does not allow this.");
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
