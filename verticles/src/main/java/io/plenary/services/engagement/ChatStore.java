package io.plenary.services.engagement;

import io.plenary.contracts.engagement.ChatSettings;
import io.plenary.contracts.engagement.Room;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** How chats go. */
final class ChatStore {

    private ChatStore() {}

    static Future<ChatSettings> find(SqlClient sql, Place place) {
        return sql.preparedQuery("select * from chats where conference_id = $1 and room_id = $2")
                .mapping(ChatStore::settings)
                .execute(Tuple.of(place.conferenceId(), place.room().id()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .orElseGet(() -> new ChatSettings(place.conferenceId(), place.sessionId(), 0, false, 0)));
    }

    static Future<ChatSettings> put(SqlClient sql, Place place, ChatSettings wanted, long position) {
        return sql.preparedQuery(
                        """
                        insert into chats as known (room_id, organization_id, conference_id, session_id, slow_seconds, read_only, position)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict (conference_id, room_id) do update
                            set slow_seconds = excluded.slow_seconds, read_only = excluded.read_only, position = excluded.position,
                                version = known.version + 1
                        returning *
                        """)
                .mapping(ChatStore::settings)
                .execute(Tuple.from(new Object[] {
                    place.room().id(),
                    place.organizationId(),
                    place.conferenceId(),
                    place.sessionId(),
                    wanted.slowSeconds(),
                    wanted.readOnly(),
                    position
                }))
                .map(rows -> rows.iterator().next());
    }

    /** Put where that was said after one position and up to another; none or one. */
    static Future<List<Placed<ChatSettings>>> since(SqlClient sql, Room room, long after, long upTo) {
        return sql.preparedQuery(
                        "select * from chats where conference_id = $1 and room_id = $2 and position > $3 and position"
                                + " <= $4")
                .mapping(row -> new Placed<>(row.getLong("position"), settings(row)))
                .execute(Tuple.of(room.conferenceId(), room.id(), after, upTo))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from chats where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static ChatSettings settings(Row row) {
        return new ChatSettings(
                row.getUUID("conference_id"),
                row.getUUID("session_id"),
                row.getInteger("slow_seconds"),
                row.getBoolean("read_only"),
                row.getLong("version"));
    }
}
