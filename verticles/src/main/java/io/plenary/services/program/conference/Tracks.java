package io.plenary.services.program.conference;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import java.util.Set;
import java.util.UUID;

/**
 * The sessions that somebody may edit.
 *
 * @param all whether of any track, and of none
 * @param some otherwise those of these tracks
 */
public record Tracks(boolean all, Set<UUID> some) {

    static Tracks of(Conference conference, Caller caller) {
        UUID organizationId = conference.organizationId();
        return caller.has(Right.PROGRAM_EDIT, organizationId, conference.id())
                ? new Tracks(true, Set.of())
                : new Tracks(false, caller.tracks(Right.PROGRAM_EDIT, organizationId, conference.id()));
    }

    boolean areNone() {
        return !all && some.isEmpty();
    }

    /** @throws io.vertx.serviceproxy.ServiceException FORBIDDEN unless sessions of this track may be edited */
    public void require(UUID trackId) {
        if (!all && (trackId == null || !some.contains(trackId))) {
            throw Refusal.FORBIDDEN.because("You have the right program.edit on other tracks only.");
        }
    }
}
