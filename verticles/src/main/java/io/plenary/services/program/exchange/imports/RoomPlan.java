package io.plenary.services.program.exchange.imports;

import io.plenary.contracts.program.ImportRule;
import io.plenary.contracts.program.Room;
import io.plenary.formats.document.ProgramRoom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What becomes of a file's rooms: each is the stored room of its guid, else of the name the last file gave it, else of its
 * name, else a new one. Stored rooms the file does not name stay. One that was deleted here stays away as long as only sessions
 * name it that did before.
 */
final class RoomPlan {

    final List<Room> created = new ArrayList<>();
    final List<Room> changed = new ArrayList<>();
    /** By the name in the file. */
    final Map<String, UUID> ids = new HashMap<>();
    /** What the file says of each room, by its id. */
    final Map<UUID, FieldMerge> merges = new LinkedHashMap<>();

    /** What was deleted here and is in the file, by its id. */
    final Map<UUID, ProgramRoom> away = new LinkedHashMap<>();

    private final Deletions deletions;
    private final Baseline baseline;
    private final ImportRule rule;
    private final Supplier<UUID> newIds;
    private final Map<UUID, Room> byId = new HashMap<>();
    private final Map<String, Room> byName = new LinkedHashMap<>();
    private final Map<String, Room> bySaidName = new HashMap<>();
    private int nextPosition;

    RoomPlan(
            List<ProgramRoom> wanted,
            List<Room> stored,
            Deletions deletions,
            Baseline baseline,
            ImportRule rule,
            Supplier<UUID> newIds) {
        this.deletions = deletions;
        this.baseline = baseline;
        this.rule = rule;
        this.newIds = newIds;
        stored.forEach(this::know);
        wanted.stream().filter(room -> room.name() != null).forEach(this::plan);
    }

    private void know(Room room) {
        byId.put(room.id(), room);
        byName.put(room.name(), room);
        String said = base(room).text("name");
        if (said != null) {
            bySaidName.put(said, room);
        }
        nextPosition = Math.max(nextPosition, room.position() + 1);
    }

    private Fields base(Room room) {
        return baseline.of(room.id(), Fields.of(room), room.updatedAt());
    }

    private void plan(ProgramRoom wanted) {
        Room found = find(wanted);
        UUID gone = found == null ? gone(wanted) : null;
        UUID chosen = wanted.guid() == null ? newIds.get() : wanted.guid();
        UUID id = found != null ? found.id() : gone != null ? gone : chosen;
        ids.put(wanted.name(), id);
        if (gone != null && deletions.staysAway()) {
            away.putIfAbsent(gone, wanted);
        } else {
            take(wanted, id, found);
        }
    }

    private UUID gone(ProgramRoom wanted) {
        UUID byGuid = wanted.guid() == null ? null : deletions.withGuid(wanted.guid());
        return byGuid != null ? byGuid : deletions.named(Deleted.Kind.ROOM, wanted.name());
    }

    /** Somebody needs it. */
    void bringBack(UUID id) {
        ProgramRoom wanted = away.remove(id);
        if (wanted != null) {
            take(wanted, id, null);
        }
    }

    private void take(ProgramRoom wanted, UUID id, Room found) {
        Room said = new Room(
                id, wanted.name(), wanted.slug(), wanted.description(), wanted.capacity(), nextPosition, null, 0);
        Fields theirs = Fields.of(said);
        Fields before = found == null ? Fields.NONE : base(found);
        FieldMerge merge =
                new FieldMerge(before, found == null ? theirs : Fields.of(found), theirs, field -> true, rule);
        merges.put(id, merge);
        Room merged = room(merge.merged(), found == null ? said : found);
        if (found == null) {
            created.add(merged);
            know(merged);
        } else if (!merged.equals(found)) {
            changed.add(merged);
            know(merged);
        }
    }

    private Room find(ProgramRoom wanted) {
        return Stream.of(
                        wanted.guid() == null ? null : byId.get(wanted.guid()),
                        bySaidName.get(wanted.name()),
                        byName.get(wanted.name()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Two rooms never have one name: the other keeps it. */
    private Room room(Fields fields, Room stored) {
        Room holder = byName.get(fields.text("name"));
        boolean isFree = holder == null || holder.id().equals(stored.id());
        return new Room(
                stored.id(),
                isFree ? fields.text("name") : stored.name(),
                fields.text("slug"),
                fields.text("description"),
                fields.get("capacity") == null ? null : fields.get("capacity").intValue(),
                stored.position(),
                stored.updatedAt(),
                stored.version());
    }

    List<UUID> touched() {
        return Stream.concat(created.stream(), changed.stream())
                .map(Room::id)
                .distinct()
                .toList();
    }
}
