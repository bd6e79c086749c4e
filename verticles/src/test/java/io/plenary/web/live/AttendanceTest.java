package io.plenary.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomAttendance;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttendanceTest {

    private final AtomicLong clock = new AtomicLong();
    private final Attendance attendance = new Attendance(clock::get);
    private final Room session = Room.ofSession(UUID.randomUUID(), UUID.randomUUID());

    private void pass(int seconds, Map<Room, Integer> people) {
        for (int i = 0; i < seconds; i++) {
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            attendance.look(people);
        }
    }

    @Test
    void theMinutesOfAllTogetherAreToldOnceAMinute() {
        pass(59, Map.of(session, 3));
        assertThat(attendance.due()).isEmpty();

        pass(1, Map.of(session, 3));
        assertThat(attendance.due()).containsExactly(new RoomAttendance(session, 3));
        assertThat(attendance.due()).isEmpty();
    }

    @Test
    void whoLeftIsCountedAsLongAsTheyWereThere() {
        pass(30, Map.of(session, 4));
        pass(30, Map.of());

        assertThat(attendance.due()).containsExactly(new RoomAttendance(session, 2));
    }

    @Test
    void otherRoomsAndMomentsCountNothing() {
        pass(60, Map.of(Room.ofConference(UUID.randomUUID()), 5));
        assertThat(attendance.due()).isEmpty();

        pass(10, Map.of(session, 1));
        pass(60, Map.of());
        assertThat(attendance.due()).isEmpty();
    }
}
