package io.plenary.services.auth;

import io.plenary.contracts.auth.Passkey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class PasskeyStore {

    private PasskeyStore() {}

    /** What passkeys of this account call it by. */
    static Future<UUID> handleOf(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select passkey_handle from users where id = $1")
                .mapping(row -> row.getUUID("passkey_handle"))
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next());
    }

    /** False if the passkey is there already, of whomever. */
    static Future<Boolean> insert(SqlClient sql, StoredPasskey made) {
        return sql.preparedQuery(
                        """
                        insert into passkeys (id, user_id, credential_id, public_key, counter, name, created_at)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict on constraint passkeys_credential do nothing
                        """)
                .execute(Tuple.from(new Object[] {
                    made.passkey().id(),
                    made.userId(),
                    Buffer.buffer(Base64Url.decoded(made.credentialId())),
                    Buffer.buffer(Base64Url.decoded(made.publicKey())),
                    made.counter(),
                    made.passkey().name(),
                    utc(made.passkey().createdAt())
                }))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Newest first. */
    static Future<List<StoredPasskey>> of(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        select passkeys.*, passkey_handle from passkeys join users on users.id = user_id
                        where user_id = $1 order by passkeys.created_at desc, passkeys.id
                        """)
                .mapping(PasskeyStore::stored)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    /** @param credentialId in base64url */
    static Future<Optional<StoredPasskey>> find(SqlClient sql, String credentialId) {
        return sql.preparedQuery(
                        """
                        select passkeys.*, passkey_handle from passkeys join users on users.id = user_id
                        where credential_id = $1
                        """)
                .mapping(PasskeyStore::stored)
                .execute(Tuple.of(Buffer.buffer(Base64Url.decoded(credentialId))))
                .map(rows -> rows.stream().findFirst());
    }

    /** False if it was taken away, or used since with a counter that is not lower: then there are two of it. */
    static Future<Boolean> markUsed(SqlClient sql, StoredPasskey used, Instant now) {
        return sql.preparedQuery(
                        """
                        update passkeys set counter = $2, last_used_at = $3
                        where id = $1 and (counter < $2 or counter = 0 and $2 = 0)
                        """)
                .execute(Tuple.of(used.passkey().id(), used.counter(), utc(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Optional<Passkey>> rename(SqlClient sql, UUID userId, UUID id, String name) {
        return sql.preparedQuery("update passkeys set name = $3 where id = $1 and user_id = $2 returning *")
                .mapping(PasskeyStore::passkey)
                .execute(Tuple.of(id, userId, name))
                .map(rows -> rows.stream().findFirst());
    }

    /** False if the user has no such passkey. */
    static Future<Boolean> delete(SqlClient sql, UUID userId, UUID id) {
        return sql.preparedQuery("delete from passkeys where id = $1 and user_id = $2")
                .execute(Tuple.of(id, userId))
                .map(rows -> rows.rowCount() == 1);
    }

    /** False if the user has none. */
    static Future<Boolean> deleteAll(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from passkeys where user_id = $1")
                .execute(Tuple.of(userId))
                .map(rows -> rows.rowCount() > 0);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static StoredPasskey stored(Row row) {
        return new StoredPasskey(
                passkey(row),
                row.getUUID("user_id"),
                row.getUUID("passkey_handle"),
                Base64Url.encoded(row.getBuffer("credential_id").getBytes()),
                Base64Url.encoded(row.getBuffer("public_key").getBytes()),
                row.getLong("counter"));
    }

    private static Passkey passkey(Row row) {
        OffsetDateTime lastUsedAt = row.getOffsetDateTime("last_used_at");
        return new Passkey(
                row.getUUID("id"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant(),
                lastUsedAt == null ? null : lastUsedAt.toInstant());
    }
}
