package io.plenary.services.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

final class MailPaceStore {

    private MailPaceStore() {}

    /**
     * Takes the next moment that is free.
     *
     * @param apart from one moment to the next
     * @return how long it is until then, in milliseconds
     */
    static Future<Long> take(SqlClient sql, Duration apart) {
        return sql.preparedQuery(
                        """
                        with free as (select greatest(next_at, now()) as at from mail_pace for update)
                        update mail_pace set next_at = free.at + $1 * interval '1 microsecond' from free
                        returning ceil(extract(epoch from free.at - now()) * 1000)::bigint as wait
                        """)
                .execute(Tuple.of(apart.toNanos() / 1_000))
                .map(rows -> rows.iterator().next().getLong("wait"));
    }
}
