package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Fullness;
import io.plenary.contracts.engagement.LivePhase;
import io.plenary.contracts.engagement.LiveState;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomKind;
import io.plenary.contracts.engagement.SeatsTaken;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** How sessions and their rooms stand. */
final class LiveStateStore {

    private LiveStateStore() {}

    static Future<List<LiveState>> all(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select * from live_states where conference_id = $1 order by session_id")
                .mapping(LiveStateStore::state)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    static Future<LiveState> put(SqlClient sql, Place place, LiveState wanted, long position, long conferencePosition) {
        return sql.preparedQuery(
                        """
                        insert into live_states as known (session_id, organization_id, conference_id, phase, is_full, seats, queue_minutes,
                            delayed_minutes, moved_to, stream_url, position, conference_position)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                        on conflict (conference_id, session_id) do update
                            set phase = excluded.phase, is_full = excluded.is_full, seats = excluded.seats,
                                queue_minutes = excluded.queue_minutes,
                                delayed_minutes = excluded.delayed_minutes, moved_to = excluded.moved_to,
                                stream_url = excluded.stream_url, updated_at = now(), version = known.version + 1,
                                position = excluded.position, conference_position = excluded.conference_position
                        returning *
                        """)
                .mapping(LiveStateStore::state)
                .execute(Tuple.from(new Object[] {
                    place.sessionId(),
                    place.organizationId(),
                    place.conferenceId(),
                    wanted.phase() == null ? null : wanted.phase().name(),
                    wanted.full(),
                    wanted.seats() == null ? null : wanted.seats().name(),
                    wanted.queueMinutes(),
                    wanted.delayedMinutes(),
                    wanted.movedTo(),
                    wanted.streamUrl(),
                    position,
                    conferencePosition
                }))
                .map(rows -> rows.iterator().next());
    }

    /** What else is said of the session stays as it is, whoever says it at the same time. */
    static Future<LiveState> putFullness(
            SqlClient sql, Place place, Fullness wanted, long position, long conferencePosition) {
        return sql.preparedQuery(
                        """
                        insert into live_states as known (session_id, organization_id, conference_id, is_full, seats, queue_minutes, position,
                            conference_position)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        on conflict (conference_id, session_id) do update
                            set is_full = excluded.is_full, seats = excluded.seats, queue_minutes = excluded.queue_minutes,
                                updated_at = now(), version = known.version + 1,
                                position = excluded.position, conference_position = excluded.conference_position
                        returning *
                        """)
                .mapping(LiveStateStore::state)
                .execute(Tuple.from(new Object[] {
                    place.sessionId(),
                    place.organizationId(),
                    place.conferenceId(),
                    wanted.full(),
                    wanted.seats() == null ? null : wanted.seats().name(),
                    wanted.queueMinutes(),
                    position,
                    conferencePosition
                }))
                .map(rows -> rows.iterator().next());
    }

    /** In the room of a session its own, in that of the conference those of all. */
    static Future<List<Placed<LiveState>>> since(SqlClient sql, Room room, long after, long upTo, int limit) {
        boolean session = room.kind() == RoomKind.SESSION;
        String position = session ? "position" : "conference_position";
        return sql.preparedQuery(
                        "select *, " + position + " as place from live_states where conference_id = $1 and ($2::uuid"
                                + " is null or session_id = $2) and " + position + " > $3 and " + position
                                + " <= $4 order by place limit $5")
                .mapping(row -> new Placed<>(row.getLong("place"), state(row)))
                .execute(Tuple.of(room.conferenceId(), session ? room.id() : null, after, upTo, limit))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from live_states where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static LiveState state(Row row) {
        String phase = row.getString("phase");
        String seats = row.getString("seats");
        return new LiveState(
                row.getUUID("conference_id"),
                row.getUUID("session_id"),
                phase == null ? null : LivePhase.valueOf(phase),
                row.getBoolean("is_full"),
                seats == null ? null : SeatsTaken.valueOf(seats),
                row.getInteger("queue_minutes"),
                row.getInteger("delayed_minutes"),
                row.getString("moved_to"),
                row.getString("stream_url"),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
