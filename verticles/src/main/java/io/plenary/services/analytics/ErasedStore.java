package io.plenary.services.analytics;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Users who are gone for good, and the numbers that are counted in their place. */
final class ErasedStore {

    /** Where users are counted, and by what besides. */
    private static final Map<String, String> TABLES = Map.of(
            "engaged_users", "organization_id, conference_id, day, type",
            "active_users", "month, scope, scope_id, organization_id",
            "visitors", "conference_id, hour, organization_id",
            "session_visitors", "conference_id, session_id, hour, organization_id");

    /** Keeps counting and erasing apart; any number nobody else uses. */
    private static final long LOCK = 0x45524153;

    private ErasedStore() {}

    /**
     * Before users are counted: until the end of the transaction nobody is erased. Otherwise somebody could be erased between
     * the look at who is and the counting, and be counted by name.
     */
    static Future<Void> holdOff(SqlClient sql) {
        return sql.preparedQuery("select pg_advisory_xact_lock_shared($1)")
                .execute(Tuple.of(LOCK))
                .mapEmpty();
    }

    /** The same number however often this is asked. */
    static Future<Void> erase(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .compose(alone -> sql.preparedQuery(
                                "insert into erased_users (user_id) values ($1) on conflict (user_id) do nothing")
                        .execute(Tuple.of(userId)))
                .compose(remembered -> {
                    Future<Void> done = Future.succeededFuture();
                    for (Map.Entry<String, String> table : TABLES.entrySet()) {
                        done = done.compose(before -> replace(sql, table.getKey(), table.getValue(), userId));
                    }
                    return done;
                });
    }

    /** What was counted while the erasure ran may be there under both. */
    private static Future<Void> replace(SqlClient sql, String table, String others, UUID userId) {
        return sql.preparedQuery(
                        """
                        insert into %1$s (%2$s, user_id)
                        select %2$s, stand_in from %1$s join erased_users using (user_id) where user_id = $1
                        on conflict do nothing
                        """
                                .formatted(table, others))
                .execute(Tuple.of(userId))
                .compose(copied -> sql.preparedQuery("delete from %s where user_id = $1".formatted(table))
                        .execute(Tuple.of(userId)))
                .mapEmpty();
    }

    /** The numbers of those among these users who are erased. */
    static Future<Map<UUID, UUID>> standIns(SqlClient sql, Set<UUID> userIds) {
        return sql.preparedQuery("select user_id, stand_in from erased_users where user_id = any ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(userIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, UUID> standIns = new HashMap<>();
                    rows.forEach(row -> standIns.put(row.getUUID("user_id"), row.getUUID("stand_in")));
                    return standIns;
                });
    }
}
