package io.plenary.services.program.conference;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
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

    static Conference requireReadable(Conference conference, Caller caller) {
        require(isReadable(requireVisible(conference, caller), caller), caller, Right.CONFERENCES_READ);
        return conference;
    }

    static boolean isReadable(Conference conference, Caller caller) {
        return !caller.isAtScreen() && caller.sees(conference.organizationId(), conference.id());
    }

    static Conference requireEditable(Conference conference, Caller caller, Right right) {
        boolean has = caller.has(right, requireVisible(conference, caller).organizationId(), conference.id());
        require(has, caller, right);
        return requireAlive(conference);
    }

    /** For sessions of some tracks at least; which ones, the change looks at. */
    static Conference requireSomeTracks(Conference conference, Caller caller) {
        Tracks tracks = Tracks.of(requireVisible(conference, caller), caller);
        require(!tracks.areNone(), caller, Right.PROGRAM_EDIT);
        return requireAlive(conference);
    }

    private static Conference requireAlive(Conference conference) {
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

    private static void require(boolean has, Caller caller, Right right) {
        if (has) {
            return;
        }
        throw caller.isKnown()
                ? right.isMissing()
                : Refusal.UNAUTHENTICATED.because("Sign in as one of the conference's organizers.");
    }
}
