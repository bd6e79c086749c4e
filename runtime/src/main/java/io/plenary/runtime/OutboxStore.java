package io.plenary.runtime;

import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The outbox table that every service's database has: what the log does not have yet. */
final class OutboxStore {

    /** As long as a statement about them does not keep others waiting. */
    private static final int AT_ONCE = 100;

    private OutboxStore() {}

    static Future<Void> append(SqlClient sql, List<Event> events) {
        int now = Math.min(AT_ONCE, events.size());
        Future<Void> some = insert(sql, events.subList(0, now));
        return now == events.size() ? some : some.compose(done -> append(sql, events.subList(now, events.size())));
    }

    private static Future<Void> insert(SqlClient sql, List<Event> events) {
        return sql.preparedQuery(
                        """
                        insert into outbox (id, type, occurred_at, organization_id, conference_id, actor_id, correlation_id, payload,
                                            origin)
                        select id, type, occurred_at, organization_id, conference_id, actor_id, correlation_id, payload::jsonb, origin::jsonb
                        from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[],
                                    $8::text[], $9::text[])
                            with ordinality as e (id, type, occurred_at, organization_id, conference_id, actor_id, correlation_id,
                                                  payload, origin, position)
                        order by position
                        """)
                .execute(Tuple.from(new Object[] {
                    column(events, Event::id, UUID[]::new),
                    column(events, Event::type, String[]::new),
                    column(events, event -> event.occurredAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                    column(events, Event::organizationId, UUID[]::new),
                    column(events, Event::conferenceId, UUID[]::new),
                    column(events, Event::actorId, UUID[]::new),
                    column(events, Event::correlationId, String[]::new),
                    column(events, event -> event.payload().encode(), String[]::new),
                    column(events, OutboxStore::origin, String[]::new)
                }))
                .mapEmpty();
    }

    private static String origin(Event event) {
        return event.origin() == null ? null : event.origin().toJson();
    }

    private static <T> T[] column(List<Event> events, Function<Event, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
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
                               conference_id, actor_id, correlation_id, payload::jsonb, origin::jsonb
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
}
