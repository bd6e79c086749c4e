package io.plenary.runtime;

import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The outbox table that every service's database has: what the log does not have yet. */
final class OutboxStore {

    private OutboxStore() {}

    static Future<Void> append(SqlClient sql, List<Event> events) {
        String statement =
                """
                insert into outbox (id, type, occurred_at, organization_id, conference_id, actor_id, correlation_id, payload,
                                    origin)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                """;
        return Batch.execute(sql, statement, events, OutboxStore::tuple);
    }

    /**
     * Some of what is there.
     *
     * @param transaction of the last of them
     * @param sequence of the last of them
     */
    record Page(List<Event> events, long transaction, long sequence) {

        /** Before everything that is there. */
        static final Page NONE = new Page(List.of(), 0, 0);
    }

    /**
     * The oldest events after a page. A transaction that started earlier may commit later. So events are ordered by transaction,
     * and only those are read before which nothing can appear any more: below the oldest transaction still running.
     */
    static Future<Page> after(SqlClient sql, Page page, int limit) {
        return sql.preparedQuery(
                        """
                        select transaction::text::bigint as number, sequence, id, type, occurred_at, organization_id,
                               conference_id, actor_id, correlation_id, payload, origin
                        from outbox
                        where transaction < pg_snapshot_xmin(pg_current_snapshot())
                            and (transaction, sequence) > ($1::bigint::text::xid8, $2)
                        order by transaction, sequence
                        limit $3
                        """)
                .execute(Tuple.of(page.transaction(), page.sequence(), limit))
                .map(rows -> page(rows, page));
    }

    private static Page page(RowSet<Row> rows, Page before) {
        List<Event> events = new ArrayList<>();
        long transaction = before.transaction();
        long sequence = before.sequence();
        for (Row row : rows) {
            events.add(EventRow.read(row));
            transaction = row.getLong("number");
            sequence = row.getLong("sequence");
        }
        return new Page(events, transaction, sequence);
    }

    /** Whether there are events, also of transactions before which others may still appear. */
    static Future<Boolean> isEmpty(SqlClient sql) {
        return sql.preparedQuery("select not exists (select from outbox) as empty")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("empty"));
    }

    static Future<Relay.Left> left(SqlClient sql) {
        return sql.preparedQuery(
                        """
                        select not exists (select from outbox) as empty,
                               pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest,
                               pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next
                        """)
                .mapping(row -> new Relay.Left(row.getBoolean("empty"), row.getLong("oldest"), row.getLong("next")))
                .execute()
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> remove(SqlClient sql, List<Event> events) {
        UUID[] ids = events.stream().map(Event::id).toArray(UUID[]::new);
        return sql.preparedQuery("delete from outbox where id = any ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .mapEmpty();
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
                                            then null else actor_id end,
                            origin = null
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
                event.payload(),
                event.origin() == null ? null : new JsonObject(event.origin().toJson()));
    }
}
