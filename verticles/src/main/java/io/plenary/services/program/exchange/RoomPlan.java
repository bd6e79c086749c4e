package io.plenary.services.program.exchange;

import io.plenary.contracts.program.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What becomes of a file's rooms: each is the stored room of its guid, else of its name, else a new one. Stored rooms the file
 * does not name stay.
 */
final class RoomPlan {

    final List<Room> created = new ArrayList<>();
    final List<Room> changed = new ArrayList<>();
    /** By the name in the file. */
    final Map<String, UUID> ids = new HashMap<>();

    private final Map<UUID, Room> byId = new HashMap<>();
    private final Map<String, Room> byName = new LinkedHashMap<>();
    private int nextPosition;

    RoomPlan(List<io.plenary.services.program.formats.Room> wanted, List<Room> stored, Supplier<UUID> newIds) {
        stored.forEach(this::know);
        wanted.stream().filter(room -> room.name() != null).forEach(room -> plan(room, newIds));
    }

    private void know(Room room) {
        byId.put(room.id(), room);
        byName.put(room.name(), room);
        nextPosition = Math.max(nextPosition, room.position() + 1);
    }

    private void plan(io.plenary.services.program.formats.Room wanted, Supplier<UUID> newIds) {
        Room known = wanted.guid() == null ? null : byId.get(wanted.guid());
        Room found = known == null ? byName.get(wanted.name()) : known;
        if (found == null) {
            Room added = room(wanted, wanted.guid() == null ? newIds.get() : wanted.guid(), wanted.name(), null);
            created.add(added);
            ids.put(wanted.name(), added.id());
            know(added);
            return;
        }
        ids.put(wanted.name(), found.id());
        boolean nameIsFree = !byName.containsKey(wanted.name());
        Room merged = room(wanted, found.id(), nameIsFree ? wanted.name() : found.name(), found);
        if (!merged.equals(found)) {
            changed.add(merged);
            know(merged);
        }
    }

    private Room room(io.plenary.services.program.formats.Room wanted, UUID id, String name, Room stored) {
        Room before = stored == null ? new Room(id, name, null, null, null, nextPosition, null, 0) : stored;
        return new Room(
                id,
                name,
                wanted.slug() == null ? before.slug() : wanted.slug(),
                wanted.description() == null ? before.description() : wanted.description(),
                wanted.capacity() == null ? before.capacity() : wanted.capacity(),
                before.position(),
                before.updatedAt(),
                before.version());
    }

    List<UUID> touched() {
        return Stream.concat(created.stream(), changed.stream())
                .map(Room::id)
                .distinct()
                .toList();
    }
}
