package io.plenary.services.analytics;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

final class CleaningStore {

    private CleaningStore() {}

    /** Deletes at most this many rows older than that; answers how many. Two cleaners never wait for each other. */
    static Future<Integer> delete(SqlClient sql, String table, String time, Instant before, int most) {
        return sql.preparedQuery(
                        """
                        delete from %1$s
                        where ctid in (select ctid from %1$s where %2$s < $1 limit $2 for update skip locked)
                        """
                                .formatted(table, time))
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), most))
                .map(rows -> rows.rowCount());
    }
}
