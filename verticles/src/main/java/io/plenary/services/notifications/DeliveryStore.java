package io.plenary.services.notifications;

import io.plenary.contracts.notifications.Channel;
import io.plenary.contracts.notifications.Delivery;
import io.plenary.contracts.notifications.DeliveryPage;
import io.plenary.contracts.notifications.DeliveryQuery;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class DeliveryStore {

    private static final String DELIVERY =
            """
            select deliveries.*, kind, user_id from deliveries join messages on messages.id = message_id
            """;

    private DeliveryStore() {}

    /** A message that waits to be carried on. */
    record Waiting(UUID id, Message message, boolean begun) {}

    /**
     * One that is about to go, as administrators see it.
     *
     * @param text null where that is nobody's business
     * @param advertisementId what is below it, null for nothing
     */
    record Leaving(UUID id, String address, String subject, String text, UUID advertisementId) {}

    /**
     * What came of one.
     *
     * @param dueAt when it is tried again, where that is not its job to know
     */
    record Outcome(UUID id, DeliveryState state, String reason, Instant dueAt) {}

    /**
     * Messages that are to go one way.
     *
     * @return those that did not go that way already
     */
    static Future<List<UUID>> insert(SqlClient sql, List<UUID> messages, Channel channel) {
        return sql.preparedQuery(
                        """
                        insert into deliveries (id, message_id, channel, state, created_at, changed_at)
                        select id, message_id, $3, 'QUEUED', now(), now() from unnest($1::uuid[], $2::uuid[]) as new (id, message_id)
                        on conflict do nothing
                        returning id
                        """)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(
                        Stream.generate(Uuids::next).limit(messages.size()).toArray(UUID[]::new),
                        messages.toArray(UUID[]::new),
                        channel.name()))
                .map(rows -> rows.stream().toList());
    }

    /** Those that wait no more are left out. */
    static Future<List<Waiting>> findQueued(SqlClient sql, List<UUID> ids) {
        return sql.preparedQuery(
                        """
                        select messages.*, deliveries.id as delivery_id, begun_at is not null as begun
                        from deliveries join messages on messages.id = message_id
                        where deliveries.id = any($1) and state = 'QUEUED'
                        """)
                .mapping(row ->
                        new Waiting(row.getUUID("delivery_id"), MessageStore.message(row), row.getBoolean("begun")))
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /**
     * They are about to be handed over. Looked for by their ids and by nothing else: in a crowd thousands are queued, which no index
     * but that of the ids is for ({@code is not distinct from} uses none).
     *
     * @param again whether they may be, though somebody has begun them before
     * @return those that are; the others are for somebody else to do
     */
    static Future<Set<UUID>> begin(SqlClient sql, List<Leaving> leaving, boolean again) {
        return sql.preparedQuery(
                        """
                        update deliveries
                        set begun_at = now(), attempts = attempts + 1, address = leaving.address,
                            subject = leaving.subject, text = leaving.text, advertisement_id = leaving.advertisement_id,
                            advertisement_told = advertisement_told
                                and deliveries.advertisement_id is not distinct from leaving.advertisement_id
                        from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $6::uuid[])
                            as leaving (id, address, subject, text, advertisement_id)
                        where deliveries.id = any($1) and deliveries.id = leaving.id and state is not distinct from 'QUEUED' and (begun_at is null or $5)
                        returning deliveries.id
                        """)
                .mapping(row -> row.getUUID("id"))
                .execute(Tuple.of(
                        leaving.stream().map(Leaving::id).toArray(UUID[]::new),
                        texts(leaving, Leaving::address),
                        texts(leaving, Leaving::subject),
                        texts(leaving, Leaving::text),
                        again,
                        leaving.stream().map(Leaving::advertisementId).toArray(UUID[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    /** What is still queued then was not handed over, and waits for another attempt. */
    static Future<Void> record(SqlClient sql, List<Outcome> outcomes) {
        return sql.preparedQuery(
                        """
                        update deliveries
                        set state = outcome.state, reason = outcome.reason, due_at = outcome.due_at, changed_at = now(),
                            begun_at = case when outcome.state = 'QUEUED' then null else begun_at end
                        from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[])
                             as outcome (id, state, reason, due_at)
                        where deliveries.id = any($1) and deliveries.id = outcome.id
                          and deliveries.state is not distinct from 'QUEUED'
                        """)
                .execute(Tuple.of(
                        outcomes.stream().map(Outcome::id).toArray(UUID[]::new),
                        texts(outcomes, outcome -> outcome.state().name()),
                        texts(outcomes, Outcome::reason),
                        outcomes.stream().map(DeliveryStore::dueAt).toArray(OffsetDateTime[]::new)))
                .mapEmpty();
    }

    /** How many mails of these kinds went to an address lately. */
    static Future<Long> countMailed(SqlClient sql, String address, Unasked cause, Duration lately) {
        return sql.preparedQuery(
                        """
                        select count(*) from deliveries join messages on messages.id = message_id
                        where lower(address) = lower($1) and channel = 'EMAIL' and begun_at > $2 and kind = $3
                          and (facts ->> 'status' is not distinct from $5) = $4
                        """)
                .execute(Tuple.of(
                        address,
                        Instant.now().minus(lately).atOffset(ZoneOffset.UTC),
                        cause.kind().name(),
                        cause == Unasked.HANDED_ON,
                        OrderOccasions.RECEIVED))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static OffsetDateTime dueAt(Outcome outcome) {
        return outcome.dueAt() == null ? null : outcome.dueAt().atOffset(ZoneOffset.UTC);
    }

    /** Empty unless it had failed or came back. What was reported of an earlier attempt says nothing of the next. */
    static Future<Optional<Delivery>> requeue(SqlClient sql, UUID id) {
        return sql.preparedQuery(
                        """
                        update deliveries
                        set state = 'QUEUED', reason = null, begun_at = null, reported = null, changed_at = now(),
                            due_at = now(), batch_id = deliveries.id
                        from messages
                        where deliveries.id = $1 and state in ('FAILED', 'BOUNCED') and messages.id = message_id
                        returning deliveries.*, kind, user_id
                        """)
                .mapping(DeliveryStore::delivery)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Optional<Delivery>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery(DELIVERY + "where deliveries.id = $1")
                .mapping(DeliveryStore::delivery)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<DeliveryPage> page(SqlClient sql, DeliveryQuery query) {
        Cursor cursor = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        DELIVERY
                                + """
                        where ($1::text is null or state = $1) and ($2::text is null or kind = $2)
                          and ($3::uuid is null or user_id = $3)
                          and ($4::text is null or address ilike $4 or subject ilike $4)
                          and ($5::timestamptz is null or (deliveries.created_at, deliveries.id) < ($5, $6))
                        order by deliveries.created_at desc, deliveries.id desc
                        limit $7
                        """)
                .mapping(DeliveryStore::delivery)
                .execute(Tuple.of(
                        name(query.state()),
                        name(query.kind()),
                        query.userId(),
                        containing(query.text()),
                        cursor.time(),
                        cursor.id(),
                        query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        delivery -> Cursor.of(delivery.createdAt(), delivery.id()),
                        DeliveryPage::new));
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static String containing(String text) {
        return text == null || text.isBlank() ? null : "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.getUUID("id"),
                MessageKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                DeliveryState.valueOf(row.getString("state")),
                row.getUUID("user_id"),
                row.getString("address"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("reason"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }
}
