package io.plenary.services.program.sessions;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Track;
import io.plenary.runtime.Known;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.conference.ProgramState;
import io.plenary.services.program.conference.ProgramStore;
import io.plenary.services.program.layout.Days;
import io.plenary.services.program.layout.RoomStore;
import io.plenary.services.program.layout.TrackStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whole programs as text, made once per version and node. */
public final class Schedules {

    /** Characters of all schedules kept; the largest real program has about a million. */
    private static final long KEPT = 48_000_000;

    private static final Duration UNUSED = Duration.ofMinutes(10);

    /** The days follow from the conference's dates, so a schedule is one of a conference's versions too. */
    private record Key(UUID conferenceId, String copy, long program, long conference) {}

    private final Vertx vertx;
    private final Known<Key, String> schedules;

    public Schedules(Vertx vertx) {
        this.vertx = vertx;
        this.schedules = Known.<Key, String>named("program.schedules")
                .untilUnusedFor(UNUSED)
                .atMost(KEPT, String::length)
                .in(vertx);
    }

    Future<String> get(ConferenceProgram program, Conference conference) {
        return program.version().compose(version -> {
            Key key = new Key(program.conferenceId(), "", version.version(), conference.version());
            return schedules.get(key, wanted -> make(program, conference, version.version()));
        });
    }

    /** A replica that does not have this version yet is not taken at its word. */
    private Future<String> make(ConferenceProgram program, Conference conference, long version) {
        return program.database()
                .compose(database -> database.snapshotRelaxed(
                        sql -> read(sql, conference),
                        parts -> parts.state().version().version() >= version))
                .compose(this::written);
    }

    /** What organizers work on. */
    public Future<String> working(ConferenceProgram program, Conference conference) {
        return program.snapshotWorking(ProgramStore::read).compose(state -> {
            String copy = state.hasDraft() ? "draft" : "";
            Key key = new Key(program.conferenceId(), copy, state.version().version(), conference.version());
            return schedules.get(key, wanted -> program.snapshotWorking(sql -> read(sql, conference))
                    .compose(this::written));
        });
    }

    /** As it was at a release that there is; made each time, for who is named may change. */
    public Future<String> at(ConferenceProgram program, Conference conference, int release, FormerCredits credits) {
        return program.snapshotAt(release, sql -> read(sql, conference))
                .compose(parts ->
                        credits.of(program, conference, parts.sessions()).map(parts::with))
                .compose(this::written);
    }

    private Future<String> written(Parts parts) {
        return vertx.executeBlocking(() -> parts.schedule().toJson(), false);
    }

    private record Parts(
            Conference conference, ProgramState state, List<Session> sessions, List<Room> rooms, List<Track> tracks) {

        Parts with(List<Session> others) {
            return new Parts(conference, state, others, rooms, tracks);
        }

        Schedule schedule() {
            return new Schedule(
                    conference.id(),
                    state.version().version(),
                    state.version().updatedAt(),
                    Days.of(conference, sessions),
                    rooms,
                    tracks,
                    inOrder(sessions, rooms));
        }
    }

    private static Future<Parts> read(SqlClient sql, Conference conference) {
        Future<ProgramState> state = ProgramStore.read(sql);
        Future<List<Room>> rooms = RoomStore.all(sql);
        Future<List<Track>> tracks = TrackStore.all(sql);
        Future<List<Session>> sessions = SessionStore.allBrief(sql);
        return Future.all(state, rooms, tracks, sessions)
                .map(all -> new Parts(conference, state.result(), sessions.result(), rooms.result(), tracks.result()));
    }

    /** By start, room and title; unscheduled sessions last. */
    static List<Session> inOrder(List<Session> sessions, List<Room> rooms) {
        Map<UUID, Integer> positions = new HashMap<>();
        rooms.forEach(room -> positions.put(room.id(), positions.size()));
        Comparator<Session> order = Comparator.comparing((Session session) ->
                        session.slot() == null ? Instant.MAX : session.slot().start())
                .thenComparing(session -> session.slot() == null
                        ? Integer.MAX_VALUE
                        : positions.getOrDefault(session.slot().roomId(), Integer.MAX_VALUE))
                .thenComparing(Session::title)
                .thenComparing(Session::id);
        return sessions.stream().sorted(order).toList();
    }
}
