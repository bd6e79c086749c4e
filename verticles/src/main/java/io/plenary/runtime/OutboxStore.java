package io.plenary.runtime;

import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The outbox table that every service's database has. */
final class OutboxStore {

    /** A position in an outbox: the transaction and the place within it. */
    record Cursor(long transaction, long sequence) {

        static final Cursor START = new Cursor(0, 0);
    }

    /** An event and where it stands. */
    record Entry(Cursor position, Event event) {}

    private OutboxStore() {}

    static Future<Void> append(SqlClient sql, List<Event> events) {
        String statement =
                """
                insert into outbox (id, type, occurred_at, organization_id, conference_id, actor_id, correlation_id, payload)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """;
        return Batch.execute(sql, statement, events, OutboxStore::tuple);
    }

    /**
     * A transaction that started earlier may commit later. So events are ordered by transaction, and only those are read
     * before which nothing can appear any more: below the oldest transaction still running.
     */
    static Future<List<Entry>> after(SqlClient sql, Cursor cursor, int limit) {
        return sql.preparedQuery(
                        """
                        select transaction::text::bigint as transaction, sequence, id, type, occurred_at,
                               organization_id, conference_id, actor_id, correlation_id, payload
                        from outbox
                        where (transaction, sequence) > ($1::text::xid8, $2)
                          and transaction < pg_snapshot_xmin(pg_current_snapshot())
                        order by transaction, sequence
                        limit $3
                        """)
                .mapping(OutboxStore::entry)
                .execute(Tuple.of(Long.toString(cursor.transaction()), cursor.sequence(), limit))
                .map(rows -> rows.stream().toList());
    }

    /**
     * Takes a user out of what was announced. Who did it stays for a minute, until it is counted; so this is asked for
     * again later.
     */
    static Future<Void> forget(SqlClient sql, UUID userId, String email) {
        return sql.preparedQuery(
                        """
                        update outbox
                        set payload = payload - '{userId,email,displayName,clientAddress}'::text[],
                            actor_id = case when actor_id = $1 and occurred_at < now() - interval '1 minute'
                                            then null else actor_id end
                        where actor_id = $1 or payload ->> 'userId' = $2 or payload ->> 'email' = $3
                        """)
                .execute(Tuple.of(userId, userId.toString(), email))
                .mapEmpty();
    }

    private static Tuple tuple(Event event) {
        return Tuple.of(
                event.id(),
                event.type(),
                event.occurredAt().atOffset(ZoneOffset.UTC),
                event.organizationId(),
                event.conferenceId(),
                event.actorId(),
                event.correlationId(),
                event.payload());
    }

    private static Entry entry(Row row) {
        Instant occurredAt = row.getOffsetDateTime("occurred_at").toInstant();
        Event event = new Event(
                row.getUUID("id"),
                row.getString("type"),
                occurredAt,
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getUUID("actor_id"),
                row.getString("correlation_id"),
                row.get(JsonObject.class, "payload"));
        return new Entry(new Cursor(row.getLong("transaction"), row.getLong("sequence")), event);
    }
}
