package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

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

    /** None if the last one is longer ago. */
    static Future<Integer> countSince(SqlClient sql, String subject, Instant time) {
        return sql.preparedQuery("select failures from sign_in_failures where subject = $1 and last_failed_at >= $2")
                .mapping(row -> row.getInteger("failures"))
                .execute(Tuple.of(subject, time.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst().orElse(0));
    }

    /** One failure less. */
    static Future<Void> lower(SqlClient sql, String subject) {
        return sql.preparedQuery(
                        """
                        with lowered as (
                            update sign_in_failures set failures = failures - 1 where subject = $1 and failures > 1)
                        delete from sign_in_failures where subject = $1 and failures = 1
                        """)
                .execute(Tuple.of(subject))
                .mapEmpty();
    }

    /**
     * No wait, unless another failure came after this one.
     *
     * @param count as it was with this failure
     */
    static Future<Void> unblock(SqlClient sql, String subject, int count) {
        return sql.preparedQuery(
                        """
                        update sign_in_failures set blocked_until = last_failed_at where subject = $1 and failures = $2
                        """)
                .execute(Tuple.of(subject, count))
                .mapEmpty();
    }

    static Future<Void> forget(SqlClient sql, String subject) {
        return sql.preparedQuery("delete from sign_in_failures where subject = $1")
                .execute(Tuple.of(subject))
                .mapEmpty();
    }

    /** What was tried at an account, wherever that came from. */
    static Future<Void> forgetAllOf(SqlClient sql, String email) {
        return sql.preparedQuery(
                        """
                        delete from sign_in_failures
                        where subject = 'ACCOUNT:' || $1::text or starts_with(subject, 'STRANGER:' || $1::text || ' ')
                        """)
                .execute(Tuple.of(email))
                .mapEmpty();
    }

    /** What somebody got wrong while signed in, wherever that was, and codes of strangers. */
    static Future<Void> forgetAllOf(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        delete from sign_in_failures
                        where starts_with(subject, 'USER:' || $1::uuid) or subject = 'CODE:' || $1::uuid
                        """)
                .execute(Tuple.of(userId))
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
