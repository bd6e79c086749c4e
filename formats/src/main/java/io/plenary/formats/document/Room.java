package io.plenary.formats.document;

import java.util.Objects;
import java.util.UUID;

/**
 * A room of the program; entries refer to it by name.
 *
 * @param capacity seats, null when unknown
 */
public record Room(String name, UUID guid, String slug, Integer capacity, String description) {

    public Room {
        Objects.requireNonNull(name, "a room has a name");
        if (capacity != null && capacity < 0) {
            throw new IllegalArgumentException("a capacity is never negative");
        }
    }

    public Room withoutGuid() {
        return new Room(name, null, slug, capacity, description);
    }

    public static Room named(String name) {
        return new Room(name, null, null, null, null);
    }
}
