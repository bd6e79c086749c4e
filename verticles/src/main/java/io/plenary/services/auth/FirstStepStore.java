package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Right passwords that wait for what comes after them. */
final class FirstStepStore {

    private static final int MOST_ATTEMPTS = 5;

    /** @param identityId of the account elsewhere somebody came by, null if by a password */
    record FirstStep(StoredUser user, UUID identityId) {}

    private FirstStepStore() {}

    static Future<Void> insert(SqlClient sql, byte[] tokenHash, Proven proven, Instant expiresAt) {
        return sql.preparedQuery(
                        """
                        insert into sign_in_challenges (token_hash, user_id, password_hash, expires_at, identity_id)
                        values ($1, $2, $3, $4, $5)
                        """)
                .execute(Tuple.of(
                        Buffer.buffer(tokenHash),
                        proven.user().account().id(),
                        proven.user().passwordHash(),
                        expiresAt.atOffset(ZoneOffset.UTC),
                        proven.identityId()))
                .mapEmpty();
    }

    /** One more attempt of whoever holds it; empty if it is unknown, used up or too old, or the password is another by now. */
    static Future<Optional<FirstStep>> attempt(SqlClient sql, byte[] tokenHash, Instant now) {
        return sql.preparedQuery(
                        """
                        update sign_in_challenges as challenge set attempts = attempts + 1
                        from users
                        where token_hash = $1 and attempts < $2 and expires_at > $3
                          and users.id = user_id and disabled_at is null
                          and users.password_hash is not distinct from challenge.password_hash
                        returning users.*, identity_id
                        """)
                .mapping(row -> new FirstStep(UserStore.stored(row), row.getUUID("identity_id")))
                .execute(Tuple.of(Buffer.buffer(tokenHash), MOST_ATTEMPTS, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst());
    }

    /** False if somebody else has used it. */
    static Future<Boolean> delete(SqlClient sql, byte[] tokenHash) {
        return sql.preparedQuery("delete from sign_in_challenges where token_hash = $1")
                .execute(Tuple.of(Buffer.buffer(tokenHash)))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> deleteOf(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from sign_in_challenges where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> deleteExpired(SqlClient sql, Instant now) {
        return sql.preparedQuery("delete from sign_in_challenges where expires_at <= $1")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
