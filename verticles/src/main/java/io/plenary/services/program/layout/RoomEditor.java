package io.plenary.services.program.layout;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.Room;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.services.program.conference.Change;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Changes one room within a change of the program. */
final class RoomEditor {

    private static final Set<String> EDITABLE = Set.of("name", "slug", "description", "capacity", "position");

    private final Change change;

    RoomEditor(Change change) {
        this.change = change;
    }

    Future<Room> create(Room room) {
        return RoomStore.find(change.sql(), room.id())
                .compose(found -> found.isEmpty()
                        ? write(room.id(), RoomStore.insert(change.sql(), List.of(room)))
                        : Future.succeededFuture(madeBefore(found.get(), room)));
    }

    /** The id exists: the same request came again, or the id is another room's. */
    private static Room madeBefore(Room found, Room room) {
        if (!LayoutRules.isSame(found, room)) {
            throw Refusal.CONFLICT.because("The id of the room is in use.");
        }
        return found;
    }

    Future<Room> update(UUID id, MergePatch patch, Long ifVersion) {
        return RoomStore.find(change.sql(), id).map(RoomEditor::orRefuse).compose(room -> {
            LayoutRules.requireVersion(room.version(), ifVersion);
            Room patched = patch.applyTo(room, Room.class, EDITABLE);
            LayoutRules.check(patched);
            return LayoutRules.isSame(room, patched)
                    ? Future.succeededFuture(room)
                    : write(id, RoomStore.update(change.sql(), List.of(patched)));
        });
    }

    private Future<Room> write(UUID id, Future<Void> written) {
        announce(id);
        return written.recover(failure -> DatabaseFailures.isTaken(failure, RoomStore.NAME_TAKEN)
                        ? Future.failedFuture(
                                Refusal.CONFLICT.because("ROOM_NAME_TAKEN", "Another room has this name."))
                        : Future.failedFuture(failure))
                .compose(done -> RoomStore.find(change.sql(), id))
                .map(RoomEditor::orRefuse);
    }

    Future<Void> delete(UUID id) {
        return RoomStore.exists(change.sql(), id).compose(known -> {
            if (!known) {
                return Future.succeededFuture();
            }
            announce(id);
            return RoomStore.delete(change.sql(), id)
                    .recover(failure -> DatabaseFailures.isStillReferenced(failure)
                            ? Future.failedFuture(Refusal.CONFLICT.because("ROOM_IN_USE", "Sessions are in this room."))
                            : Future.failedFuture(failure));
        });
    }

    private void announce(UUID id) {
        change.announce(version -> new ProgramEvents.RoomsChanged(id, version));
    }

    private static Room orRefuse(Optional<Room> found) {
        return found.orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such room."));
    }
}
