package io.plenary.services.webhooks;

import io.plenary.contracts.Json;
import io.plenary.contracts.webhooks.DisabledBecause;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What whoever sends messages takes and puts back. */
final class DueStore {

    /** How an endpoint stands after its messages were sent. */
    record Standing(boolean enabled, boolean ordered, boolean strained, Instant failingSince) {

        Standing disabled() {
            return new Standing(false, ordered, strained, failingSince);
        }
    }

    private DueStore() {}

    /** Empty where the endpoint is gone or disabled. */
    static Future<Optional<Due>> find(SqlClient sql, UUID endpointId, int most) {
        return sql.preparedQuery(
                        """
                        select *, former_until > now() as rotating from webhook_endpoints
                        where id = $1 and state = 'ENABLED'
                        """)
                .execute(Tuple.of(endpointId))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : messages(sql, rows.iterator().next(), most).map(Optional::of));
    }

    private static Future<Due> messages(SqlClient sql, Row endpoint, int most) {
        Boolean rotating = endpoint.getBoolean("rotating");
        List<Buffer> keys = Boolean.TRUE.equals(rotating)
                ? List.of(endpoint.getBuffer("keys"), endpoint.getBuffer("former_keys"))
                : List.of(endpoint.getBuffer("keys"));
        UUID id = endpoint.getUUID("id");
        Future<List<Due.Waiting>> waiting = endpoint.getBoolean("ordered") ? first(sql, id) : due(sql, id, most);
        return waiting.map(
                messages -> new Due(EndpointStore.endpoint(endpoint), endpoint.getBoolean("strained"), keys, messages));
    }

    /** Where order matters, all wait for the first. */
    private static Future<List<Due.Waiting>> first(SqlClient sql, UUID endpointId) {
        return waiting(
                sql,
                """
                where delivery.id = (
                    select id from deliveries where endpoint_id = $1 and state = 'WAITING' order by position limit 1)
                  and due_at <= now()
                limit $2
                """,
                endpointId,
                1);
    }

    private static Future<List<Due.Waiting>> due(SqlClient sql, UUID endpointId, int most) {
        return waiting(
                sql,
                """
                where endpoint_id = $1 and state = 'WAITING' and due_at <= now()
                order by due_at, delivery.position
                limit $2
                """,
                endpointId,
                most);
    }

    private static Future<List<Due.Waiting>> waiting(SqlClient sql, String which, UUID endpointId, int most) {
        return sql.preparedQuery(
                        """
                        select delivery.id, message_id, body, attempts
                        from deliveries delivery join messages message on message.id = message_id
                        """
                                + which)
                .mapping(row -> new Due.Waiting(
                        row.getUUID("id"),
                        row.getUUID("message_id"),
                        row.getString("body"),
                        row.getInteger("attempts")))
                .execute(Tuple.of(endpointId, most))
                .map(rows -> rows.stream().toList());
    }

    /** Until something is to be sent; empty where nothing waits. */
    static Future<Optional<Duration>> untilNext(SqlClient sql, UUID endpointId, boolean ordered) {
        return sql.preparedQuery(
                        """
                        select ceil(extract(epoch from due_at - clock_timestamp()) * 1000)::bigint as wait
                        from deliveries where endpoint_id = $1 and state = 'WAITING'
                        order by %s
                        limit 1
                        """
                                .formatted(ordered ? "position" : "due_at"))
                .execute(Tuple.of(endpointId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> row.getLong("wait"))
                        .map(millis -> Duration.ofMillis(Math.max(0, millis))));
    }

    /** Until the transaction ends nobody else changes the endpoint; empty where it is gone. */
    static Future<Optional<Standing>> lock(SqlClient sql, UUID endpointId) {
        return sql.preparedQuery(
                        """
                        select state, ordered, strained, failing_since from webhook_endpoints where id = $1
                        for no key update
                        """)
                .mapping(row -> new Standing(
                        "ENABLED".equals(row.getString("state")),
                        row.getBoolean("ordered"),
                        row.getBoolean("strained"),
                        instant(row.getOffsetDateTime("failing_since"))))
                .execute(Tuple.of(endpointId))
                .map(rows -> rows.stream().findFirst());
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static Future<Void> stand(SqlClient sql, UUID endpointId, Instant failingSince, boolean strained) {
        return sql.preparedQuery("update webhook_endpoints set failing_since = $2, strained = $3 where id = $1")
                .execute(Tuple.of(endpointId, utc(failingSince), strained))
                .mapEmpty();
    }

    private static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    static Future<Void> disable(SqlClient sql, UUID endpointId, DisabledBecause because) {
        return sql.preparedQuery(
                        """
                        update webhook_endpoints
                        set state = 'DISABLED', disabled_because = $2, updated_at = now(), version = version + 1
                        where id = $1
                        """)
                .execute(Tuple.of(endpointId, because.name()))
                .compose(disabled -> DeliveryStore.failWaiting(sql, endpointId));
    }

    /** What was asked for once more meanwhile begins anew. */
    static Future<Void> record(SqlClient sql, UUID organizationId, List<Outcome> outcomes) {
        return sql.preparedQuery(
                        """
                        update deliveries
                        set attempts = attempts + 1, state = $3, due_at = now() + $4 * interval '1 millisecond',
                            ended_at = case when $3 = 'WAITING' then null else now() end
                        where id = $1 and state = 'WAITING' and attempts = $2
                        """)
                .executeBatch(outcomes.stream()
                        .map(outcome -> Tuple.of(
                                outcome.deliveryId(),
                                outcome.attemptsBefore(),
                                outcome.state().name(),
                                outcome.untilAgain().toMillis()))
                        .toList())
                .compose(updated -> note(sql, organizationId, outcomes));
    }

    /** None for a message that is gone meanwhile. */
    private static Future<Void> note(SqlClient sql, UUID organizationId, List<Outcome> outcomes) {
        return sql.preparedQuery(
                        """
                        insert into delivery_attempts
                            (delivery_id, organization_id, made_at, millis, url, headers, status, failure, answer)
                        select $1, $2, $3, $4, $5, $6, $7, $8, $9 where exists (select from deliveries where id = $1)
                        """)
                .executeBatch(outcomes.stream()
                        .map(outcome -> Tuple.from(Stream.of(
                                        outcome.deliveryId(),
                                        organizationId,
                                        utc(outcome.attempt().at()),
                                        outcome.attempt().millis(),
                                        outcome.attempt().url(),
                                        new JsonObject(
                                                Json.write(outcome.attempt().headers())),
                                        outcome.attempt().status(),
                                        name(outcome.attempt().failure()),
                                        outcome.attempt().answer())
                                .toArray()))
                        .toList())
                .mapEmpty();
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
