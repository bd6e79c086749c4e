package io.plenary.formats.document;

import java.util.Objects;
import java.util.UUID;

/**
 * A room of the program; entries refer to it by name.
 *
 * @param capacity seats, null when unknown
 */
public record ProgramRoom(String name, UUID guid, String slug, Integer capacity, String description) {

    public ProgramRoom {
        Objects.requireNonNull(name, "a room has a name");
        if (capacity != null && capacity < 0) {
            throw new IllegalArgumentException("a capacity is never negative");
        }
    }

    public ProgramRoom withoutGuid() {
        return new ProgramRoom(name, null, slug, capacity, description);
    }

    public static ProgramRoom named(String name) {
        return new ProgramRoom(name, null, null, null, null);
    }
}
