package io.plenary.contracts.live;

import java.util.UUID;

/**
 * Somebody who is in a room, and agreed that others there read their name.
 *
 * @param name may be null where their profile has none
 */
public record PersonHere(UUID id, String name) {}
