package io.plenary.services.program.conference;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;

/** Who may do what with the program of a conference. */
final class Rights {

    private Rights() {}

    /** Where a conference is not the caller's to see, it does not exist. */
    static Conference requireVisible(Conference conference, Caller caller) {
        if (!conference.isVisibleTo(caller)) {
            throw Refusal.NOT_FOUND.because("There is no such conference.");
        }
        return conference;
    }

    static Conference requireStaff(Conference conference, Caller caller) {
        requireRole(requireVisible(conference, caller), caller, OrganizationRole.STAFF);
        return conference;
    }

    static Conference requireEditable(Conference conference, Caller caller) {
        requireRole(requireVisible(conference, caller), caller, OrganizationRole.ORGANIZER);
        if (conference.status() == ConferenceStatus.ARCHIVED) {
            throw Refusal.CONFLICT.because(
                    "CONFERENCE_ARCHIVED", "The conference is archived: its program does not change any more.");
        }
        if (conference.status() == ConferenceStatus.CANCELLED) {
            throw Refusal.CONFLICT.because(
                    "CONFERENCE_CANCELLED", "The conference is cancelled: its program does not change any more.");
        }
        return conference;
    }

    private static void requireRole(Conference conference, Caller caller, OrganizationRole role) {
        if (caller.has(role, conference.organizationId())) {
            return;
        }
        throw caller.isKnown()
                ? Refusal.FORBIDDEN.because("This is for the conference's organizers.")
                : Refusal.UNAUTHENTICATED.because("Sign in as one of the conference's organizers.");
    }
}
