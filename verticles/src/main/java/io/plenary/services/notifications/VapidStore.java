package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/** The key by which push services know us: the first start makes it, and all nodes use the same. */
final class VapidStore {

    private static final String NAME = "push";
    private static final SecureRandom RANDOM = new SecureRandom();

    private VapidStore() {}

    private record Kept(Buffer publicKey, Buffer sealed) {}

    static Future<Vapid> find(Database database, KeyVault vault, String contact) {
        return database.write(Caller.SYSTEM, tx -> kept(tx.sql()).compose(found -> found.flatMap(
                        kept -> open(kept, vault, contact))
                .map(Future::succeededFuture)
                .orElseGet(() -> make(tx.sql(), vault, found).compose(made -> find(tx.sql(), vault, contact)))));
    }

    private static Future<Vapid> find(SqlClient sql, KeyVault vault, String contact) {
        return kept(sql)
                .map(found -> found.flatMap(kept -> open(kept, vault, contact)).orElseThrow());
    }

    private static Future<Optional<Kept>> kept(SqlClient sql) {
        return sql.preparedQuery("select * from push_key")
                .mapping(row -> new Kept(row.getBuffer("public_key"), row.getBuffer("sealed")))
                .execute()
                .map(rows -> rows.stream().findFirst());
    }

    /** Empty if it was sealed with another secret, as after a change of the database owner's password. */
    private static Optional<Vapid> open(Kept kept, KeyVault vault, String contact) {
        return vault.open(NAME, kept.sealed().getBytes())
                .map(key -> new Vapid(kept.publicKey().getBytes(), Curve.privateKey(key), contact));
    }

    /** What others made meanwhile stays. What cannot be opened any more goes, with the devices that know us by it. */
    private static Future<Void> make(SqlClient sql, KeyVault vault, Optional<Kept> lost) {
        Future<?> room = lost.isEmpty()
                ? Future.succeededFuture()
                : sql.query("delete from devices").execute().compose(gone -> sql.preparedQuery(
                                "delete from push_key where sealed = $1")
                        .execute(Tuple.of(lost.get().sealed())));
        KeyPair pair = Curve.generate();
        byte[] nonce = new byte[KeyVault.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        Buffer sealed = Buffer.buffer(vault.seal(NAME, pair.getPrivate().getEncoded(), nonce));
        Buffer point = Buffer.buffer(Curve.point((ECPublicKey) pair.getPublic()));
        return room.compose(made -> sql.preparedQuery(
                                "insert into push_key (public_key, sealed) values ($1, $2) on conflict do nothing")
                        .execute(Tuple.of(point, sealed)))
                .mapEmpty();
    }
}
