package io.plenary.services.notifications;

import io.plenary.contracts.notifications.QuietHours;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

final class QuietStore {

    private QuietStore() {}

    /** Of those who have any. */
    static Future<Map<UUID, QuietHours>> find(SqlClient sql, Set<UUID> users) {
        return sql.preparedQuery("select * from quiet_hours where user_id = any($1)")
                .execute(Tuple.of(users.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, QuietHours> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("user_id"), hours(row)));
                    return found;
                });
    }

    static Future<Void> set(SqlClient sql, UUID userId, QuietHours hours) {
        return sql.preparedQuery(
                        """
                        insert into quiet_hours (user_id, begins, ends, time_zone) values ($1, $2, $3, $4)
                        on conflict (user_id) do update
                        set begins = excluded.begins, ends = excluded.ends, time_zone = excluded.time_zone
                        """)
                .execute(Tuple.of(userId, hours.begins(), hours.ends(), hours.timeZone()))
                .mapEmpty();
    }

    static Future<Void> delete(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from quiet_hours where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    private static QuietHours hours(Row row) {
        return new QuietHours(row.getString("begins"), row.getString("ends"), row.getString("time_zone"));
    }
}
