package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

final class AttemptStore {

    private AttemptStore() {}

    static Future<Void> insert(
            SqlClient sql, byte[] stateHash, byte[] browserHash, Attempt attempt, Instant expiresAt) {
        return sql.preparedQuery(
                        """
                        insert into provider_attempts (state_hash, browser_hash, provider, user_id, expires_at)
                        values ($1, $2, $3, $4, $5)
                        """)
                .execute(Tuple.of(
                        Buffer.buffer(stateHash),
                        Buffer.buffer(browserHash),
                        attempt.provider(),
                        attempt.userId(),
                        expiresAt.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /**
     * Of several who use it at once only one gets it, and only in the browser and as the user it was begun by.
     *
     * @param userId null where somebody signs in
     */
    static Future<Optional<Attempt>> use(
            SqlClient sql, byte[] stateHash, byte[] browserHash, UUID userId, Instant now) {
        return sql.preparedQuery(
                        """
                        delete from provider_attempts
                        where state_hash = $1 and browser_hash = $2 and user_id is not distinct from $3
                          and expires_at > $4
                        returning *
                        """)
                .mapping(row -> new Attempt(row.getString("provider"), row.getUUID("user_id")))
                .execute(Tuple.of(
                        Buffer.buffer(stateHash), Buffer.buffer(browserHash), userId, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> deleteExpired(SqlClient sql, Instant now) {
        return sql.preparedQuery("delete from provider_attempts where expires_at < $1")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
