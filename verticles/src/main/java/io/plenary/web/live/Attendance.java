package io.plenary.web.live;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomAttendance;
import io.plenary.contracts.engagement.RoomKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** How long people are in the rooms of sessions by way of this gateway: added up again and again, and told in minutes. */
final class Attendance {

    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier clock;
    private Map<Room, Long> nanos = new HashMap<>();
    private long looked;
    private long told;

    /** @param clock in nanoseconds */
    Attendance(LongSupplier clock) {
        this.clock = clock;
        looked = clock.getAsLong();
        told = looked;
    }

    /**
     * Those who are there now were since this was looked at last.
     *
     * @param people how many are in which room
     */
    void look(Map<Room, Integer> people) {
        long now = clock.getAsLong();
        long since = now - looked;
        looked = now;
        people.forEach((room, count) -> {
            if (room.kind() == RoomKind.SESSION && count > 0) {
                nanos.merge(room, since * count, Long::sum);
            }
        });
    }

    /** Once a minute, what there is to tell of the last one; to the nearest minute. */
    List<RoomAttendance> due() {
        if (looked - told < MINUTE_NANOS) {
            return List.of();
        }
        told = looked;
        List<RoomAttendance> due = nanos.entrySet().stream()
                .map(stayed -> new RoomAttendance(
                        stayed.getKey(), (int) Math.round((double) stayed.getValue() / MINUTE_NANOS)))
                .filter(attended -> attended.minutes() > 0)
                .toList();
        nanos = new HashMap<>();
        return due;
    }
}
