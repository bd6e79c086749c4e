package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

final class ConfirmationStore {

    private ConfirmationStore() {}

    /** A user has one; the newest counts. */
    static Future<Void> put(SqlClient sql, Mailed link, byte[] tokenHash) {
        return sql.preparedQuery(
                        """
                        insert into email_confirmations (user_id, email, token_hash, mailed_id, mailed_at, expires_at)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (user_id) do update
                            set email = excluded.email, token_hash = excluded.token_hash, mailed_id = excluded.mailed_id,
                                mailed_at = excluded.mailed_at, expires_at = excluded.expires_at
                        """)
                .execute(Tuple.of(
                        link.userId(),
                        link.email(),
                        Buffer.buffer(tokenHash),
                        link.id(),
                        link.at().atOffset(ZoneOffset.UTC),
                        link.expiresAt().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** The one of a user, too old or not. */
    static Future<Optional<Mailed>> find(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select * from email_confirmations where user_id = $1")
                .mapping(ConfirmationStore::mailed)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> markMailed(SqlClient sql, UUID mailedId, Instant now) {
        return sql.preparedQuery("update email_confirmations set mailed_at = $2 where mailed_id = $1")
                .execute(Tuple.of(mailedId, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    static Future<Optional<Mailed>> findMailed(SqlClient sql, UUID mailedId) {
        return sql.preparedQuery("select * from email_confirmations where mailed_id = $1")
                .mapping(ConfirmationStore::mailed)
                .execute(Tuple.of(mailedId))
                .map(rows -> rows.stream().findFirst());
    }

    /** What it confirms; of several who use it at once only one learns that. */
    static Future<Optional<Mailed>> use(SqlClient sql, byte[] tokenHash, Instant now) {
        return sql.preparedQuery(
                        "delete from email_confirmations where token_hash = $1 and expires_at > $2 returning *")
                .mapping(ConfirmationStore::mailed)
                .execute(Tuple.of(Buffer.buffer(tokenHash), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst());
    }

    /** Whoever wanted another address for the account wants it no more; that its own is to be confirmed stays. */
    static Future<Void> deleteChangeOf(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        delete from email_confirmations waiting using users
                        where waiting.user_id = $1 and users.id = $1 and waiting.email <> users.email
                        """)
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    static Future<Void> deleteExpired(SqlClient sql, Instant now) {
        return sql.preparedQuery("delete from email_confirmations where expires_at < $1")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Of any table of links that are mailed. */
    static Mailed mailed(Row row) {
        return new Mailed(
                row.getUUID("user_id"),
                row.getUUID("mailed_id"),
                row.getString("email"),
                row.getOffsetDateTime("mailed_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }
}
