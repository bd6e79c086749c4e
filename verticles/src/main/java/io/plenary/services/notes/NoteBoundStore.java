package io.plenary.services.notes;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;

/** What a user has written so far. */
final class NoteBoundStore {

    private NoteBoundStore() {}

    /**
     * Puts off when the user is rested.
     *
     * @return how long it takes from now until then
     */
    static Future<Duration> tire(SqlClient sql, UUID userId, Duration each) {
        return sql.preparedQuery(
                        """
                        insert into note_paces as known (user_id, rested)
                        values ($1, clock_timestamp() + $2 * interval '1 millisecond')
                        on conflict (user_id) do update
                            set rested = greatest(known.rested, clock_timestamp()) + $2 * interval '1 millisecond'
                        returning rested, clock_timestamp() as now
                        """)
                .mapping(row -> Duration.between(
                        row.getOffsetDateTime("now").toInstant(),
                        row.getOffsetDateTime("rested").toInstant()))
                .execute(Tuple.of(userId, each.toMillis()))
                .map(rows -> rows.iterator().next());
    }

    /** How many there are with those of transactions that have ended; what else adds one waits for the end of this one. */
    static Future<Long> count(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1::uuid::text || $2::uuid::text, 0))")
                .execute(Tuple.of(userId, conferenceId))
                .compose(alone -> countAlone(sql, userId, conferenceId));
    }

    private static Future<Long> countAlone(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery("select count(*) from notes where user_id = $1 and conference_id = $2")
                .mapping(row -> row.getLong(0))
                .execute(Tuple.of(userId, conferenceId))
                .map(rows -> rows.iterator().next());
    }
}
