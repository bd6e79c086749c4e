package io.plenary.services.admin;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

final class ErasureStore {

    private ErasureStore() {}

    static Future<Void> request(SqlClient sql, UUID userId, Duration lease) {
        return sql.preparedQuery(
                        """
                        insert into erasures (user_id, due_at) values ($1, now() + $2 * interval '1 millisecond')
                        on conflict (user_id) do nothing
                        """)
                .execute(Tuple.of(userId, lease.toMillis()))
                .mapEmpty();
    }

    /** The account stays after all. */
    static Future<Void> withdraw(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from erasures where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    /** One that is due, kept from other workers for some time. */
    static Future<Optional<UUID>> claim(SqlClient sql, Duration lease) {
        return sql.preparedQuery(
                        """
                        update erasures set due_at = now() + $1 * interval '1 millisecond'
                        where user_id = (
                            select user_id from erasures where erased_at is null and due_at <= now()
                            order by due_at limit 1 for update skip locked)
                        returning user_id
                        """)
                .mapping(row -> row.getUUID("user_id"))
                .execute(Tuple.of(lease.toMillis()))
                .map(rows -> rows.stream().findFirst());
    }

    /** Done for good if it was asked for long enough ago, else to be done once more. */
    static Future<Void> finish(SqlClient sql, UUID userId, Duration settled) {
        return sql.preparedQuery(
                        """
                        update erasures
                        set erased_at = case when requested_at + $2 * interval '1 millisecond' <= now() then now() end,
                            due_at = greatest(now(), requested_at + $2 * interval '1 millisecond')
                        where user_id = $1
                        """)
                .execute(Tuple.of(userId, settled.toMillis()))
                .mapEmpty();
    }

    static Future<Void> forgetRequester(SqlClient sql, UUID userId) {
        return sql.preparedQuery("update provisionings set requested_by = null where requested_by = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }
}
