package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

final class WaitingIdentityStore {

    private WaitingIdentityStore() {}

    /** A browser has one; the newest counts. */
    static Future<Void> put(SqlClient sql, byte[] browserHash, UUID userId, Identity identity, Instant expiresAt) {
        return sql.preparedQuery(
                        """
                        insert into waiting_identities
                            (browser_hash, user_id, issuer, subject, provider, email, expires_at)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict (browser_hash) do update
                            set user_id = excluded.user_id, issuer = excluded.issuer, subject = excluded.subject,
                                provider = excluded.provider, email = excluded.email, expires_at = excluded.expires_at
                        """)
                .execute(Tuple.of(
                        Buffer.buffer(browserHash),
                        userId,
                        identity.issuer(),
                        identity.subject(),
                        identity.provider(),
                        identity.email(),
                        expiresAt.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Of several who use it at once only one gets it, and only the user for whom it waits. */
    static Future<Optional<Identity>> use(SqlClient sql, byte[] browserHash, UUID userId, Instant now) {
        return sql.preparedQuery(
                        """
                        delete from waiting_identities where browser_hash = $1 and user_id = $2 and expires_at > $3
                        returning *
                        """)
                .mapping(row -> new Identity(
                        row.getString("issuer"),
                        row.getString("subject"),
                        row.getString("provider"),
                        row.getString("email")))
                .execute(Tuple.of(Buffer.buffer(browserHash), userId, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> deleteExpired(SqlClient sql, Instant now) {
        return sql.preparedQuery("delete from waiting_identities where expires_at < $1")
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
