package io.plenary.services.notifications;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deliveries to devices, of which those of a batch go together. */
final class PushStore {

    private PushStore() {}

    /**
     * A push that waits for its turn.
     *
     * @param begun whether it was handed over and nobody noted what came of it
     * @param endpoint null where the device is gone
     */
    record Waiting(
            UUID id,
            Message message,
            int attempts,
            Instant queuedAt,
            boolean begun,
            UUID deviceId,
            Endpoint endpoint) {}

    /** Where a device is told, and how to encrypt for it. */
    record Endpoint(String address, byte[] publicKey, byte[] secret) {}

    /** To each device of each reader; how many that are, those not counted that there were already. */
    static Future<Integer> insert(SqlClient sql, UUID batchId, List<UUID> messages) {
        return sql.preparedQuery(
                        """
                        insert into deliveries
                            (id, message_id, channel, state, device_id, batch_id, due_at, created_at, changed_at)
                        select gen_random_uuid(), messages.id, 'PUSH', 'QUEUED', devices.id, $2, now(), now(), now()
                        from messages join devices using (user_id)
                        where messages.id = any($1)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(messages.toArray(UUID[]::new), batchId))
                .map(rows -> rows.rowCount());
    }

    static Future<List<Waiting>> findDue(SqlClient sql, UUID batchId, int most) {
        return sql.preparedQuery(
                        """
                        select messages.*, deliveries.id as delivery_id, attempts, deliveries.created_at as queued_at,
                               begun_at is not null as begun, device_id, endpoint, public_key, secret
                        from deliveries
                        join messages on messages.id = message_id
                        left join devices on devices.id = device_id and devices.user_id = messages.user_id
                        where batch_id = $1 and state = 'QUEUED' and due_at <= now()
                        order by deliveries.id
                        limit $2
                        """)
                .mapping(PushStore::waiting)
                .execute(Tuple.of(batchId, most))
                .map(rows -> rows.stream().toList());
    }

    /** Empty where nothing waits any more. */
    static Future<Optional<Duration>> untilNext(SqlClient sql, UUID batchId) {
        return sql.preparedQuery(
                        """
                        select ceil(extract(epoch from due_at - clock_timestamp()) * 1000)::bigint as millis
                        from deliveries where batch_id = $1 and state = 'QUEUED'
                        order by due_at limit 1
                        """)
                .mapping(row -> Duration.ofMillis(Math.max(0, row.getLong("millis"))))
                .execute(Tuple.of(batchId))
                .map(rows -> rows.stream().findFirst());
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.getUUID("delivery_id"),
                MessageStore.message(row),
                row.getInteger("attempts"),
                row.getOffsetDateTime("queued_at").toInstant(),
                row.getBoolean("begun"),
                row.getUUID("device_id"),
                endpoint(row));
    }

    private static Endpoint endpoint(Row row) {
        String address = row.getString("endpoint");
        return address == null
                ? null
                : new Endpoint(
                        address,
                        row.getBuffer("public_key").getBytes(),
                        row.getBuffer("secret").getBytes());
    }
}
