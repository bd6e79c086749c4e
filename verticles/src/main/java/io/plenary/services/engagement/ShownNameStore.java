package io.plenary.services.engagement;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Who agreed to be named in rooms. */
final class ShownNameStore {

    private ShownNameStore() {}

    /** Whether they were not, or were called something else. */
    static Future<Boolean> put(SqlClient sql, UUID conferenceId, UUID userId, String name) {
        return sql.preparedQuery(
                        """
                        insert into shown_names as known (conference_id, user_id, name) values ($1, $2, $3)
                        on conflict (conference_id, user_id) do update set name = excluded.name
                            where known.name is distinct from excluded.name
                        """)
                .execute(Tuple.of(conferenceId, userId, name))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Boolean> delete(SqlClient sql, UUID conferenceId, UUID userId) {
        return sql.preparedQuery("delete from shown_names where conference_id = $1 and user_id = $2")
                .execute(Tuple.of(conferenceId, userId))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Boolean> has(SqlClient sql, UUID conferenceId, UUID userId) {
        return sql.preparedQuery("select from shown_names where conference_id = $1 and user_id = $2")
                .execute(Tuple.of(conferenceId, userId))
                .map(rows -> rows.size() == 1);
    }

    /** With the name under a member; empty where they did not agree, and while they are banned. */
    static Future<JsonObject> own(SqlClient sql, UUID conferenceId, UUID userId, String member) {
        return sql.preparedQuery("select name from shown_names n where conference_id = $1 and user_id = $2 and not "
                        + SilenceStore.IS_BANNED)
                .mapping(row -> new JsonObject().put(member, row.getString("name")))
                .execute(Tuple.of(conferenceId, userId))
                .map(rows -> rows.stream().findFirst().orElseGet(JsonObject::new));
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from shown_names where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from shown_names where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
