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

    private static final String MAILED =
            "select password_links.*, email from password_links join users on users.id = user_id ";

    private PasswordLinkStore() {}

    /**
     * A user has one; the newest counts. False where the account is disabled. The share keeps the account from being
     * disabled at that moment, which would leave a link behind.
     */
    static Future<Boolean> put(SqlClient sql, UUID userId, byte[] tokenHash, Instant expiresAt) {
        return sql.preparedQuery(
                        """
                        with entitled as (select id from users where id = $1 and disabled_at is null for share)
                        insert into password_links (user_id, token_hash, expires_at) select id, $2, $3 from entitled
                        on conflict (user_id) do update
                            set token_hash = excluded.token_hash, expires_at = excluded.expires_at,
                                mailed_id = null, mailed_at = null
                        """)
                .execute(Tuple.of(userId, Buffer.buffer(tokenHash), expiresAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The same for one that is mailed. */
    static Future<Boolean> put(SqlClient sql, Mailed link, byte[] tokenHash) {
        return sql.preparedQuery(
                        """
                        with entitled as (select id from users where id = $1 and disabled_at is null for share)
                        insert into password_links (user_id, token_hash, mailed_id, mailed_at, expires_at)
                        select id, $2, $3, $4, $5 from entitled
                        on conflict (user_id) do update
                            set token_hash = excluded.token_hash, mailed_id = excluded.mailed_id,
                                mailed_at = excluded.mailed_at, expires_at = excluded.expires_at
                        """)
                .execute(Tuple.of(
                        link.userId(),
                        Buffer.buffer(tokenHash),
                        link.id(),
                        link.at().atOffset(ZoneOffset.UTC),
                        link.expiresAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The one that was mailed to a user, too old or not. */
    static Future<Optional<Mailed>> findMailedTo(SqlClient sql, UUID userId) {
        return sql.preparedQuery(MAILED + "where user_id = $1 and mailed_id is not null")
                .mapping(ConfirmationStore::mailed)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> markMailed(SqlClient sql, UUID mailedId, Instant now) {
        return sql.preparedQuery("update password_links set mailed_at = $2 where mailed_id = $1")
                .execute(Tuple.of(mailedId, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    static Future<Optional<Mailed>> findMailed(SqlClient sql, UUID mailedId) {
        return sql.preparedQuery(MAILED + "where mailed_id = $1")
                .mapping(ConfirmationStore::mailed)
                .execute(Tuple.of(mailedId))
                .map(rows -> rows.stream().findFirst());
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

    static Future<Void> deleteOf(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from password_links where user_id = $1")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> deleteExpired(SqlClient sql, Instant now) {
        return sql.preparedQuery("delete from password_links where expires_at < $1")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
