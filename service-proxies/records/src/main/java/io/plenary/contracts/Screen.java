package io.plenary.contracts;

import java.util.UUID;

/**
 * A screen in a room of a conference, which nobody is signed in at.
 *
 * @param roomId the room of the conference in which it hangs
 */
public record Screen(UUID id, UUID conferenceId, UUID roomId) {}
