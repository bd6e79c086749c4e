package io.plenary.services.webhooks;

import io.plenary.contracts.webhooks.Delivery;
import io.plenary.contracts.webhooks.DeliveryAttempt;
import io.plenary.contracts.webhooks.DeliveryFailure;
import io.plenary.contracts.webhooks.DeliveryLog;
import io.plenary.contracts.webhooks.DeliveryPage;
import io.plenary.contracts.webhooks.DeliveryState;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** What owners see of deliveries, and ask for. */
final class DeliveryStore {

    private static final String DELIVERY =
            """
            select delivery.*, message.type, message.conference_id, message.body
            from deliveries delivery join messages message on message.id = delivery.message_id
            where delivery.organization_id = $1 and delivery.endpoint_id = $2
            """;

    private DeliveryStore() {}

    static Future<DeliveryPage> list(SqlClient sql, UUID organizationId, UUID endpointId, Cursor cursor, int limit) {
        return sql.preparedQuery(
                        DELIVERY
                                + """
                                  and ($3::timestamptz is null or (delivery.created_at, delivery.id) < ($3, $4))
                                order by delivery.created_at desc, delivery.id desc
                                limit $5
                                """)
                .mapping(DeliveryStore::delivery)
                .execute(Tuple.of(organizationId, endpointId, cursor.time(), cursor.id(), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        delivery -> Cursor.of(delivery.createdAt(), delivery.id()),
                        DeliveryPage::new));
    }

    static Future<Optional<Delivery>> find(SqlClient sql, UUID organizationId, UUID endpointId, UUID id) {
        return sql.preparedQuery(DELIVERY + "and delivery.id = $3")
                .mapping(DeliveryStore::delivery)
                .execute(Tuple.of(organizationId, endpointId, id))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Optional<DeliveryLog>> log(SqlClient sql, UUID organizationId, UUID endpointId, UUID id) {
        Future<List<DeliveryAttempt>> attempts = attempts(sql, organizationId, id);
        return sql.preparedQuery(DELIVERY + "and delivery.id = $3")
                .execute(Tuple.of(organizationId, endpointId, id))
                .compose(rows -> attempts.map(made -> rows.stream()
                        .findFirst()
                        .map(row -> new DeliveryLog(delivery(row), row.getString("body"), made))));
    }

    private static Future<List<DeliveryAttempt>> attempts(SqlClient sql, UUID organizationId, UUID deliveryId) {
        return sql.preparedQuery(
                        """
                        select * from delivery_attempts where organization_id = $1 and delivery_id = $2
                        order by made_at desc
                        limit 100
                        """)
                .mapping(DeliveryStore::attempt)
                .execute(Tuple.of(organizationId, deliveryId))
                .map(rows -> rows.stream().toList());
    }

    /** At once, and as often as if it had never been sent. */
    static Future<Void> resend(SqlClient sql, UUID organizationId, UUID id) {
        return sql.preparedQuery(
                        """
                        update deliveries
                        set state = 'WAITING', attempts = 0, due_at = now(), ended_at = null,
                            position = nextval('delivery_positions')
                        where organization_id = $1 and id = $2
                        """)
                .execute(Tuple.of(organizationId, id))
                .mapEmpty();
    }

    /** What waits for an endpoint that is disabled is not sent. */
    static Future<Void> failWaiting(SqlClient sql, UUID endpointId) {
        return sql.preparedQuery(
                        """
                        update deliveries set state = 'FAILED', ended_at = now()
                        where endpoint_id = $1 and state = 'WAITING'
                        """)
                .execute(Tuple.of(endpointId))
                .mapEmpty();
    }

    private static Delivery delivery(Row row) {
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        OffsetDateTime endedAt = row.getOffsetDateTime("ended_at");
        return new Delivery(
                row.getUUID("id"),
                row.getUUID("endpoint_id"),
                Message.webhookId(row.getUUID("message_id")),
                row.getString("type"),
                row.getUUID("conference_id"),
                state,
                row.getInteger("attempts"),
                row.getOffsetDateTime("created_at").toInstant(),
                state == DeliveryState.WAITING ? row.getOffsetDateTime("due_at").toInstant() : null,
                endedAt == null ? null : endedAt.toInstant());
    }

    private static DeliveryAttempt attempt(Row row) {
        String failure = row.getString("failure");
        return new DeliveryAttempt(
                row.getOffsetDateTime("made_at").toInstant(),
                row.getLong("millis"),
                row.getString("url"),
                headers(row.getJsonObject("headers")),
                row.getInteger("status"),
                failure == null ? null : DeliveryFailure.valueOf(failure),
                row.getString("answer"));
    }

    private static Map<String, String> headers(JsonObject headers) {
        return headers.stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().toString(), (one, other) -> one, TreeMap::new));
    }
}
