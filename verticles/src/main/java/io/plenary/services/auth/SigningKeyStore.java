package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

final class SigningKeyStore {

    /** Only one node at a time decides whether a key is needed. */
    private static final long LOCK = 0x4B455953;

    private SigningKeyStore() {}

    static Future<Void> lock(SqlClient sql) {
        return sql.preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .mapEmpty();
    }

    static Future<List<SigningKey>> all(SqlClient sql) {
        return sql.preparedQuery("select * from signing_keys order by signs_from, kid")
                .mapping(SigningKeyStore::key)
                .execute()
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> insert(SqlClient sql, SigningKey key) {
        return sql.preparedQuery(
                        """
                        insert into signing_keys (kid, public_key, private_key, signs_from, signs_until)
                        values ($1, $2, $3, $4, $5)
                        """)
                .execute(Tuple.of(
                        key.kid(),
                        key.publicKey(),
                        Buffer.buffer(key.sealedPrivateKey()),
                        key.signsFrom().atOffset(ZoneOffset.UTC),
                        key.signsUntil().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    static Future<Void> deleteRetired(SqlClient sql, Instant signedUntil) {
        return sql.preparedQuery("delete from signing_keys where signs_until <= $1")
                .execute(Tuple.of(signedUntil.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static SigningKey key(Row row) {
        return new SigningKey(
                row.getString("kid"),
                row.get(JsonObject.class, "public_key"),
                row.getBuffer("private_key").getBytes(),
                row.getOffsetDateTime("signs_from").toInstant(),
                row.getOffsetDateTime("signs_until").toInstant());
    }
}
