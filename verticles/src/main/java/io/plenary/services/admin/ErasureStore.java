package io.plenary.services.admin;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;

final class ErasureStore {

    private ErasureStore() {}

    static Future<Void> request(SqlClient sql, UUID userId) {
        return sql.preparedQuery("insert into erasures (user_id) values ($1) on conflict (user_id) do nothing")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    /** The account stays after all. */
    static Future<Void> withdraw(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from erasures where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    /** Notes that it was done, for good if it was asked for long enough ago; answers how long that takes yet. */
    static Future<Duration> finish(SqlClient sql, UUID userId, Duration settled) {
        return sql.preparedQuery(
                        """
                        update erasures
                        set erased_at = case when requested_at + $2 * interval '1 millisecond' <= now() then now() end
                        where user_id = $1
                        returning case when erased_at is null then greatest(1, ceil(extract(epoch from
                            requested_at + $2 * interval '1 millisecond' - now()) * 1000))::bigint else 0 end as left
                        """)
                .execute(Tuple.of(userId, settled.toMillis()))
                .map(rows -> rows.stream().findFirst())
                .map(row -> Duration.ofMillis(
                        row.map(known -> known.getLong("left")).orElse(0L)));
    }

    static Future<Void> forgetRequester(SqlClient sql, UUID userId) {
        return sql.preparedQuery("update provisionings set requested_by = null where requested_by = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }
}
