package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

final class FailureStore {

    /**
     * Failures of a subject, this one included.
     *
     * @param blockedUntil as it was before this failure
     */
    record Failures(int count, Instant blockedUntil) {}

    private FailureStore() {}

    /** Counts one more; the row stays locked until the transaction ends, so attempts at once are counted one by one. */
    static Future<Failures> count(SqlClient sql, String subject, Instant now, Instant rememberedSince) {
        return sql.preparedQuery(
                        """
                        insert into sign_in_failures as known (subject, failures, last_failed_at, blocked_until)
                        values ($1, 1, $2, $2)
                        on conflict (subject) do update
                            set failures = case when known.last_failed_at < $3 then 1 else known.failures + 1 end,
                                last_failed_at = $2
                        returning failures, blocked_until
                        """)
                .mapping(FailureStore::failures)
                .execute(Tuple.of(subject, now.atOffset(ZoneOffset.UTC), rememberedSince.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> block(SqlClient sql, String subject, Instant until) {
        return sql.preparedQuery("update sign_in_failures set blocked_until = $2 where subject = $1")
                .execute(Tuple.of(subject, until.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Until when the subject has to wait; the past if it has not. */
    static Future<Instant> blockedUntil(SqlClient sql, String subject) {
        return sql.preparedQuery("select blocked_until from sign_in_failures where subject = $1")
                .mapping(row -> row.getOffsetDateTime("blocked_until").toInstant())
                .execute(Tuple.of(subject))
                .map(rows -> rows.stream().findFirst().orElse(Instant.MIN));
    }

    static Future<Void> forget(SqlClient sql, String subject) {
        return sql.preparedQuery("delete from sign_in_failures where subject = $1")
                .execute(Tuple.of(subject))
                .mapEmpty();
    }

    static Future<Void> forgetBefore(SqlClient sql, Instant time) {
        return sql.preparedQuery("delete from sign_in_failures where last_failed_at < $1")
                .execute(Tuple.of(time.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static Failures failures(Row row) {
        return new Failures(
                row.getInteger("failures"),
                row.getOffsetDateTime("blocked_until").toInstant());
    }
}
