package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.PushDevice;
import io.plenary.contracts.notifications.PushSubscription;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class DeviceStore {

    private DeviceStore() {}

    static Future<List<PushDevice>> ofUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select * from devices where user_id = $1 order by seen_at desc, id")
                .mapping(DeviceStore::device)
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().toList());
    }

    /** Whoever was told there before is no more. */
    static Future<Void> takeFromOthers(SqlClient sql, UUID userId, String endpoint) {
        return sql.preparedQuery("delete from devices where endpoint = $1 and user_id <> $2")
                .execute(Tuple.of(endpoint, userId))
                .mapEmpty();
    }

    /** Empty where it is somebody else's. */
    static Future<Optional<PushDevice>> keep(
            SqlClient sql, Caller caller, PushSubscription subscription, String browser) {
        Tuple tuple = Tuple.of(
                id(subscription.endpoint()),
                caller.userId(),
                caller.signInId(),
                subscription.endpoint(),
                Buffer.buffer(DeviceRules.bytes(subscription.p256dh())),
                Buffer.buffer(DeviceRules.bytes(subscription.auth())),
                browser);
        return sql.preparedQuery(
                        """
                        with known as (
                            update devices
                            set sign_in_id = $3, public_key = $5, secret = $6, browser = $7, seen_at = now()
                            where id = $1 and user_id = $2 and endpoint = $4
                            returning *),
                        new as (
                            insert into devices (id, user_id, sign_in_id, endpoint, public_key, secret, browser)
                            select $1, $2, $3, $4, $5, $6, $7 where not exists (select from known)
                            on conflict do nothing
                            returning *)
                        select * from known union all select * from new
                        """)
                .mapping(DeviceStore::device)
                .execute(tuple)
                .map(rows -> rows.stream().findFirst());
    }

    private static UUID id(String endpoint) {
        return UUID.nameUUIDFromBytes(endpoint.getBytes(StandardCharsets.UTF_8));
    }

    static Future<Void> deleteBeyond(SqlClient sql, UUID userId, int most) {
        return sql.preparedQuery(
                        """
                        delete from devices
                        where user_id = $1 and id in (
                            select id from devices where user_id = $1 order by seen_at desc, id offset $2)
                        """)
                .execute(Tuple.of(userId, most))
                .mapEmpty();
    }

    /** False where there is none. */
    static Future<Boolean> delete(SqlClient sql, UUID userId, UUID id) {
        return sql.preparedQuery("delete from devices where user_id = $1 and id = $2")
                .execute(Tuple.of(userId, id))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Their browsers took the subscription back. */
    static Future<Void> deleteAll(SqlClient sql, List<UUID> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery("delete from devices where id = any($1)")
                        .execute(Tuple.of(ids.toArray(UUID[]::new)))
                        .mapEmpty();
    }

    /** @param signInId null for all of the user's */
    static Future<Void> deleteOfSignIn(SqlClient sql, UUID userId, UUID signInId) {
        return sql.preparedQuery("delete from devices where user_id = $1 and ($2::uuid is null or sign_in_id = $2)")
                .execute(Tuple.of(userId, signInId))
                .mapEmpty();
    }

    static Future<Void> deleteUnseenSince(SqlClient sql, Instant time) {
        return sql.preparedQuery("delete from devices where seen_at < $1")
                .execute(Tuple.of(time.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static PushDevice device(Row row) {
        return new PushDevice(
                row.getUUID("id"),
                row.getString("browser"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("seen_at").toInstant());
    }
}
