package io.plenary.services.webhooks;

import io.plenary.contracts.Json;
import io.plenary.contracts.webhooks.DeliveryAttempt;
import io.plenary.contracts.webhooks.DisabledBecause;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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
import java.util.function.Function;

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
                .mapping(DueStore::standing)
                .execute(Tuple.of(endpointId))
                .map(rows -> rows.stream().findFirst());
    }

    private static Standing standing(Row row) {
        return new Standing(
                "ENABLED".equals(row.getString("state")),
                row.getBoolean("ordered"),
                row.getBoolean("strained"),
                instant(row.getOffsetDateTime("failing_since")));
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    /**
     * After some of its messages were sent. Until the transaction ends nobody else changes it; empty where it is gone.
     *
     * @param arrived whether any of them did
     * @param at since when it is failing, where it was not before
     */
    static Future<Optional<Standing>> stand(SqlClient sql, UUID endpointId, boolean arrived, Instant at) {
        return sql.preparedQuery(
                        """
                        update webhook_endpoints
                        set strained = not $2, failing_since = case when $2 then null else coalesce(failing_since, $3) end
                        where id = $1
                        returning state, ordered, strained, failing_since
                        """)
                .mapping(DueStore::standing)
                .execute(Tuple.of(endpointId, arrived, utc(at)))
                .map(rows -> rows.stream().findFirst());
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

    /** What came of messages of one organization. Both statements travel in one go. */
    static Future<Void> record(SqlClient sql, UUID organizationId, List<Outcome> outcomes) {
        return Future.all(end(sql, outcomes), note(sql, organizationId, outcomes))
                .mapEmpty();
    }

    /** What was asked for once more meanwhile begins anew. */
    private static Future<?> end(SqlClient sql, List<Outcome> outcomes) {
        return sql.preparedQuery(
                        """
                        update deliveries
                        set attempts = deliveries.attempts + 1, state = outcome.state,
                            due_at = now() + outcome.wait * interval '1 millisecond',
                            ended_at = case when outcome.state = 'WAITING' then null else now() end
                        from unnest($1::uuid[], $2::integer[], $3::text[], $4::bigint[])
                             as outcome (id, attempts, state, wait)
                        where deliveries.id = any($1) and deliveries.id = outcome.id and deliveries.state = 'WAITING'
                          and deliveries.attempts = outcome.attempts
                        """)
                .execute(Tuple.of(
                        ids(outcomes),
                        outcomes.stream().map(Outcome::attemptsBefore).toArray(Integer[]::new),
                        outcomes.stream().map(outcome -> outcome.state().name()).toArray(String[]::new),
                        outcomes.stream()
                                .map(outcome -> outcome.untilAgain().toMillis())
                                .toArray(Long[]::new)));
    }

    private static UUID[] ids(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::deliveryId).toArray(UUID[]::new);
    }

    /** None for a message that is gone meanwhile. */
    private static Future<?> note(SqlClient sql, UUID organizationId, List<Outcome> outcomes) {
        List<DeliveryAttempt> made = outcomes.stream().map(Outcome::attempt).toList();
        return sql.preparedQuery(
                        """
                        insert into delivery_attempts
                            (delivery_id, organization_id, made_at, millis, url, headers, status, failure, answer)
                        select attempt.id, $1, made_at, millis, url, headers::jsonb, status, failure, answer
                        from unnest($2::uuid[], $3::timestamptz[], $4::bigint[], $5::text[], $6::text[], $7::integer[],
                                    $8::text[], $9::text[])
                             as attempt (id, made_at, millis, url, headers, status, failure, answer)
                        where exists (select from deliveries where deliveries.id = any($2) and deliveries.id = attempt.id)
                        """)
                .execute(Tuple.of(
                        organizationId,
                        ids(outcomes),
                        made.stream().map(one -> utc(one.at())).toArray(OffsetDateTime[]::new),
                        made.stream().map(DeliveryAttempt::millis).toArray(Long[]::new),
                        texts(made, DeliveryAttempt::url),
                        texts(made, one -> Json.write(one.headers())),
                        made.stream().map(DeliveryAttempt::status).toArray(Integer[]::new),
                        texts(made, one -> name(one.failure())),
                        texts(made, DeliveryAttempt::answer)));
    }

    private static String[] texts(List<DeliveryAttempt> made, Function<DeliveryAttempt, String> text) {
        return made.stream().map(text).toArray(String[]::new);
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
