package io.plenary.services.engagement;

import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.contracts.engagement.Room;
import java.util.UUID;

/**
 * Where somebody takes part, once it is known that they may.
 *
 * @param sessionId null for the conference itself
 */
record Place(UUID organizationId, UUID conferenceId, UUID sessionId, LiveSettings settings) {

    Room room() {
        return sessionId == null ? Room.ofConference(conferenceId) : Room.ofSession(conferenceId, sessionId);
    }

    Room organizers() {
        return Room.ofOrganizers(conferenceId);
    }
}
