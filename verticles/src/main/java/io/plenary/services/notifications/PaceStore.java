package io.plenary.services.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** When the next message may go, for each way in a table of its own. */
final class PaceStore {

    static final String MAILS = "mail_pace";
    static final String TEXTS = "sms_pace";

    private static final int NANOS = 1_000;

    private PaceStore() {}

    /**
     * Takes the next moments that are free.
     *
     * @param table one of those above
     * @param apart from one moment to the next
     * @return how long it is until the first
     */
    static Future<Duration> take(SqlClient sql, String table, Duration apart, int moments) {
        return sql.preparedQuery(
                        """
                        with free as (select greatest(next_at, now()) as at from %1$s for update)
                        update %1$s set next_at = free.at + $1 * interval '1 microsecond' from free
                        returning ceil(extract(epoch from free.at - now()) * 1000000)::bigint as wait
                        """
                                .formatted(table))
                .execute(Tuple.of(apart.multipliedBy(moments).toNanos() / NANOS))
                .map(rows -> Duration.ofNanos(rows.iterator().next().getLong("wait") * NANOS));
    }
}
