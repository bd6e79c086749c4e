package io.plenary.services.program;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.program.Track;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Made-up sessions, rooms and tracks. */
final class Samples {

    private Samples() {}

    static Session session(String title) {
        return session(title, null);
    }

    static Session session(String title, Slot slot, Credit... speakers) {
        return session(UUID.randomUUID(), title, null, null, slot, SessionStatus.CONFIRMED, speakers);
    }

    static Session session(
            UUID id, String title, Integer number, UUID trackId, Slot slot, SessionStatus status, Credit... speakers) {
        return new Session(
                id,
                number,
                null,
                title,
                "A subtitle",
                "talk",
                "en",
                "What it is about",
                "All of <b>it</b>",
                trackId,
                slot,
                Arrays.asList(speakers),
                status,
                false,
                null,
                "https://conf.example.org/" + id,
                null,
                null,
                List.of(),
                List.of(),
                new JsonObject().put("level", "advanced"),
                0,
                null,
                null,
                0);
    }

    /** On a day of May 2027, UTC, in a room. */
    static Slot slot(int day, String time, int minutes, UUID roomId) {
        return new Slot(null, Instant.parse("2027-05-" + day + "T" + time + ":00Z"), minutes, roomId);
    }

    static Credit credit(UUID speakerId, String name) {
        return new Credit(speakerId, name, null);
    }

    static Room room(String name, int position) {
        return new Room(UUID.randomUUID(), name, null, null, 100, position, null, 0);
    }

    static Track track(String name, int position) {
        return new Track(UUID.randomUUID(), name, null, "#336699", position, null, 0);
    }

    static MergePatch patch(String member, Object value) {
        return new MergePatch(new JsonObject().put(member, value));
    }
}
