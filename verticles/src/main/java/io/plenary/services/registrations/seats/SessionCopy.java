package io.plenary.services.registrations.seats;

import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the program says of a session for which people sign up.
 *
 * @param startsAt null while it has no slot, as are the next two
 * @param roomCapacity null where nobody knows
 */
record SessionCopy(
        String title, Instant startsAt, Instant endsAt, UUID roomId, Integer roomCapacity, boolean cancelled) {

    static SessionCopy of(Session session, List<Room> rooms) {
        boolean cancelled = session.status() == SessionStatus.CANCELLED;
        Slot slot = session.slot();
        return slot == null
                ? new SessionCopy(session.title(), null, null, null, null, cancelled)
                : new SessionCopy(
                        session.title(),
                        slot.start(),
                        slot.start().plus(Duration.ofMinutes(slot.durationMinutes())),
                        slot.roomId(),
                        capacity(slot.roomId(), rooms),
                        cancelled);
    }

    private static Integer capacity(UUID roomId, List<Room> rooms) {
        return rooms.stream()
                .filter(room -> room.id().equals(roomId))
                .findFirst()
                .map(Room::capacity)
                .orElse(null);
    }
}
