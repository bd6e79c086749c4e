package io.plenary.contracts;

import java.util.UUID;

/**
 * A screen of a conference, which nobody is signed in at.
 *
 * @param roomId the room of the conference in which it hangs; null in the foyer, where all rooms are shown
 */
public record Screen(UUID id, UUID conferenceId, UUID roomId) {

    /** Whether it may be told what takes place in a room; of nothing without a room in the foyer alone. */
    public boolean shows(UUID room) {
        return roomId == null || roomId.equals(room);
    }
}
