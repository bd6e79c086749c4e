package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

final class AuthenticatorStore {

    /**
     * An app that makes codes.
     *
     * @param acceptedStep of the code that was accepted last
     * @param confirmedAt null while nobody has shown that the app knows the secret
     */
    record Authenticator(byte[] sealedSecret, long acceptedStep, Instant confirmedAt) {

        boolean isConfirmed() {
            return confirmedAt != null;
        }
    }

    private static final int MOST_ATTEMPTS = 5;

    private AuthenticatorStore() {}

    static Future<Optional<Authenticator>> find(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select * from authenticators where user_id = $1")
                .mapping(AuthenticatorStore::authenticator)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().findFirst());
    }

    /** In place of one that was not confirmed. False if there is one that was. */
    static Future<Boolean> put(SqlClient sql, UUID userId, byte[] sealedSecret, Instant now) {
        return sql.preparedQuery(
                        """
                        insert into authenticators as known (user_id, sealed_secret, shown_at) values ($1, $2, $3)
                        on conflict (user_id) do update
                            set sealed_secret = excluded.sealed_secret, shown_at = excluded.shown_at, attempts = 0
                        where known.confirmed_at is null
                        """)
                .execute(Tuple.of(userId, Buffer.buffer(sealedSecret), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** One more try to confirm it; empty if none waits for that, or not any more. */
    static Future<Optional<Authenticator>> attempt(SqlClient sql, UUID userId, Instant shownSince) {
        return sql.preparedQuery(
                        """
                        update authenticators set attempts = attempts + 1
                        where user_id = $1 and confirmed_at is null and shown_at > $2 and attempts < $3
                        returning *
                        """)
                .mapping(AuthenticatorStore::authenticator)
                .execute(Tuple.of(userId, shownSince.atOffset(ZoneOffset.UTC), MOST_ATTEMPTS))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> deleteWaiting(SqlClient sql, Instant shownSince) {
        return sql.preparedQuery("delete from authenticators where confirmed_at is null and shown_at <= $1")
                .execute(Tuple.of(shownSince.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** False if it is confirmed already, or another by now. */
    static Future<Boolean> confirm(SqlClient sql, UUID userId, Authenticator shown, long step, Instant now) {
        return sql.preparedQuery(
                        """
                        update authenticators set confirmed_at = $4, accepted_step = $3
                        where user_id = $1 and sealed_secret = $2 and confirmed_at is null
                        """)
                .execute(Tuple.of(userId, Buffer.buffer(shown.sealedSecret()), step, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False if this code or a later one was accepted before. */
    static Future<Boolean> accept(SqlClient sql, UUID userId, long step) {
        return sql.preparedQuery(
                        """
                        update authenticators set accepted_step = $2
                        where user_id = $1 and accepted_step < $2 and confirmed_at is not null
                        """)
                .execute(Tuple.of(userId, step))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False if there was none that was confirmed. */
    static Future<Boolean> delete(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from authenticators where user_id = $1 returning confirmed_at")
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().anyMatch(row -> row.getOffsetDateTime("confirmed_at") != null));
    }

    private static Authenticator authenticator(Row row) {
        OffsetDateTime confirmedAt = row.getOffsetDateTime("confirmed_at");
        return new Authenticator(
                row.getBuffer("sealed_secret").getBytes(),
                row.getLong("accepted_step"),
                confirmedAt == null ? null : confirmedAt.toInstant());
    }
}
