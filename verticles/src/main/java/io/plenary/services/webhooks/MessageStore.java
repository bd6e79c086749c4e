package io.plenary.services.webhooks;

import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

final class MessageStore {

    private MessageStore() {}

    /** In this order; those that are there already stay as they are. */
    static Future<Void> insert(SqlClient sql, List<Message> messages) {
        return sql.preparedQuery(
                        """
                        insert into messages (id, organization_id, conference_id, type, body, occurred_at)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (id) do nothing
                        """)
                .executeBatch(messages.stream()
                        .map(message -> Tuple.of(
                                message.id(),
                                message.organizationId(),
                                message.conferenceId(),
                                message.type(),
                                message.body(),
                                message.occurredAt().atOffset(ZoneOffset.UTC)))
                        .toList())
                .mapEmpty();
    }

    /** For every endpoint that wants to know, and once for each; answers where something waits now. */
    static Future<List<UUID>> deliver(SqlClient sql, List<UUID> messageIds) {
        return sql.preparedQuery(
                        """
                        insert into deliveries (id, organization_id, endpoint_id, message_id)
                        select gen_random_uuid(), endpoint.organization_id, endpoint.id, message.id
                        from messages message join webhook_endpoints endpoint
                            on endpoint.organization_id = message.organization_id
                        where message.id = any ($1) and endpoint.state = 'ENABLED' and message.type = any (endpoint.types)
                          and (endpoint.conference_id is null or endpoint.conference_id = message.conference_id)
                        order by message.position
                        on conflict (endpoint_id, message_id) do nothing
                        returning endpoint_id
                        """)
                .mapping(row -> row.getUUID("endpoint_id"))
                .execute(Tuple.of(messageIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream().distinct().toList());
    }

    /** To one endpoint, whatever it wants to know. */
    static Future<UUID> deliverTo(SqlClient sql, UUID organizationId, UUID endpointId, UUID messageId) {
        UUID id = Uuids.next();
        return sql.preparedQuery(
                        """
                        insert into deliveries (id, organization_id, endpoint_id, message_id) values ($1, $2, $3, $4)
                        """)
                .execute(Tuple.of(id, organizationId, endpointId, messageId))
                .map(id);
    }

    /** What happened since, once more, in the order in which it happened; what is on its way already begins anew. */
    static Future<Long> deliverSince(SqlClient sql, UUID organizationId, UUID endpointId, Instant since) {
        return sql.preparedQuery(
                        """
                        insert into deliveries (id, organization_id, endpoint_id, message_id)
                        select gen_random_uuid(), endpoint.organization_id, endpoint.id, message.id
                        from messages message join webhook_endpoints endpoint
                            on endpoint.organization_id = message.organization_id
                        where endpoint.id = $1 and endpoint.organization_id = $2 and message.occurred_at >= $3
                          and message.type = any (endpoint.types)
                          and (endpoint.conference_id is null or endpoint.conference_id = message.conference_id)
                        order by message.position
                        on conflict (endpoint_id, message_id) do update
                        set state = 'WAITING', attempts = 0, due_at = now(), ended_at = null,
                            position = nextval('delivery_positions')
                        """)
                .execute(Tuple.of(endpointId, organizationId, since.atOffset(ZoneOffset.UTC)))
                .map(rows -> (long) rows.rowCount());
    }

    static Future<Void> deleteOfConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from messages where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    /** With what was sent of them. */
    static Future<Void> deleteOld(SqlClient sql) {
        return sql.preparedQuery("delete from messages where occurred_at < now() - $1 * interval '1 day'")
                .execute(Tuple.of(WebhookRules.DAYS_KEPT))
                .mapEmpty();
    }
}
