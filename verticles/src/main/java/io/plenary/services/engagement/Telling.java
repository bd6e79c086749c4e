package io.plenary.services.engagement;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomEvents.RoomChanged;
import io.plenary.contracts.engagement.RoomEvents.RoomStated;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.events.EventChannel;
import io.vertx.serviceproxy.ServiceException;
import java.util.UUID;

/** Tells gateways what happened in rooms, once it is committed; of who did it nothing is told beyond what everybody sees. */
final class Telling {

    private final EventChannel events;

    Telling(EventChannel events) {
        this.events = events;
    }

    void changed(Transaction tx, UUID organizationId, Room room, RoomEntry entry) {
        tx.afterCommit(() -> changed(organizationId, room, entry));
    }

    /** What is too large to pass is told without its body: whoever wants to know asks. */
    private void changed(UUID organizationId, Room room, RoomEntry entry) {
        try {
            events.tell(new RoomChanged(room, entry), organizationId, room.conferenceId(), null);
        } catch (ServiceException e) {
            if (!Refusal.TOO_LARGE.is(e)) {
                throw e;
            }
            RoomEntry bare = new RoomEntry(entry.position(), entry.type(), entry.id(), null);
            events.tell(new RoomChanged(room, bare), organizationId, room.conferenceId(), null);
        }
    }

    /** Tells all devices of a person what they did on one of them, or what became of it, as they see it. */
    void own(Transaction tx, UUID organizationId, UUID userId, RoomState state) {
        tx.afterCommit(() -> stated(organizationId, Room.ofUser(userId), state));
    }

    void stated(UUID organizationId, Room room, RoomState state) {
        events.tell(new RoomStated(room, state), organizationId, room.conferenceId(), null);
    }
}
