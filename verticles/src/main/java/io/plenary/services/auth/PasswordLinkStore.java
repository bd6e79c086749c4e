package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

final class PasswordLinkStore {

    private PasswordLinkStore() {}

    /** A user has one; the newest counts. */
    static Future<Void> put(SqlClient sql, UUID userId, byte[] tokenHash, Instant expiresAt) {
        return sql.preparedQuery(
                        """
                        insert into password_links (user_id, token_hash, expires_at) values ($1, $2, $3)
                        on conflict (user_id) do update
                            set token_hash = excluded.token_hash, expires_at = excluded.expires_at
                        """)
                .execute(Tuple.of(userId, Buffer.buffer(tokenHash), expiresAt.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Whose it is. */
    static Future<Optional<UUID>> find(SqlClient sql, byte[] tokenHash, Instant now) {
        return owner(
                sql, "select user_id from password_links where token_hash = $1 and expires_at > $2", tokenHash, now);
    }

    /** Whose it was; of several who use it at once only one learns that. */
    static Future<Optional<UUID>> use(SqlClient sql, byte[] tokenHash, Instant now) {
        return owner(
                sql,
                "delete from password_links where token_hash = $1 and expires_at > $2 returning user_id",
                tokenHash,
                now);
    }

    private static Future<Optional<UUID>> owner(SqlClient sql, String query, byte[] tokenHash, Instant now) {
        return sql.preparedQuery(query)
                .mapping(row -> row.getUUID("user_id"))
                .execute(Tuple.of(Buffer.buffer(tokenHash), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> deleteExpired(SqlClient sql, Instant now) {
        return sql.preparedQuery("delete from password_links where expires_at < $1")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
