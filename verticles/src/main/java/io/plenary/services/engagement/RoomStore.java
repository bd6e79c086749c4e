package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Room;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** How many changes there were in a room. */
final class RoomStore {

    private RoomStore() {}

    /** The number of the change at hand. Until the transaction ends nothing else in the room is numbered, so this comes late in it. */
    static Future<Long> next(SqlClient sql, Room room, UUID organizationId) {
        return sql.preparedQuery(
                        """
                        insert into rooms as known (kind, id, organization_id, conference_id, position) values ($1, $2, $3, $4, 1)
                        on conflict (conference_id, kind, id) do update set position = known.position + 1
                        returning position
                        """)
                .mapping(row -> row.getLong("position"))
                .execute(Tuple.of(room.kind().name(), room.id(), organizationId, room.conferenceId()))
                .map(rows -> rows.iterator().next());
    }

    /** Those of all conferences at which somebody wrote something; nothing else is numbered there until the transaction ends. */
    static Future<Void> lockOrganizers(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        select from rooms
                        where kind = 'ORGANIZER' and conference_id in (
                            select conference_id from audience_questions where user_id = $1
                            union select conference_id from messages where user_id = $1)
                        order by conference_id for update
                        """)
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    /** Until the transaction ends nobody else changes something in two rooms of the conference, where anybody ever did. */
    static Future<Void> lock(SqlClient sql, Room organizers) {
        return sql.preparedQuery("select from rooms where kind = $1 and id = $2 and conference_id = $3 for update")
                .execute(Tuple.of(organizers.kind().name(), organizers.id(), organizers.conferenceId()))
                .mapEmpty();
    }

    /** Of the last change that is to be seen; 0 before the first. */
    static Future<Long> position(SqlClient sql, Room room) {
        return sql.preparedQuery("select position from rooms where kind = $1 and id = $2 and conference_id = $3")
                .mapping(row -> row.getLong("position"))
                .execute(Tuple.of(room.kind().name(), room.id(), room.conferenceId()))
                .map(rows -> rows.stream().findFirst().orElse(0L));
    }
}
