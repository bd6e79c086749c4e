package io.plenary.services.events;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.LogPage;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.runtime.EventRow;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

final class LogStore {

    static final int PARTS = 64;
    private static final long SECONDS_OF_DAY = 86_400;

    private LogStore() {}

    /** Where events of a day, in UTC, are kept. */
    static short part(Instant time) {
        return (short) Math.floorMod(Math.floorDiv(time.getEpochSecond(), SECONDS_OF_DAY), PARTS);
    }

    /** Until the end of the transaction nobody else takes events over. */
    static Future<Long> lockHead(SqlClient sql) {
        return sql.preparedQuery("select number from log_head for update")
                .execute()
                .map(rows -> rows.iterator().next().getLong("number"));
    }

    /** True when an event that was to be added is in the log. */
    static boolean isThere(Throwable failure) {
        return DatabaseFailures.isTaken(failure);
    }

    /** The ids of those that are in the log already; the set may be added to. */
    static Future<Set<UUID>> known(SqlClient sql, List<Event> events) {
        return sql.preparedQuery(
                        """
                        select id from unnest($1::smallint[], $2::uuid[]) as given (part, id) join log using (part, id)
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfShort(column(events, event -> part(event.occurredAt()), Short[]::new))
                        .addArrayOfUUID(column(events, Event::id, UUID[]::new)))
                .map(rows -> {
                    Set<UUID> known = new HashSet<>();
                    rows.forEach(row -> known.add(row.getUUID("id")));
                    return known;
                });
    }

    /** Numbers and adds events of which none is in the log; if one is, nothing is done: see {@link #isThere}. */
    static Future<LogPage> add(SqlClient sql, String source, List<Event> events) {
        return sql.preparedQuery(
                        """
                        with head as (update log_head set number = number + $1 returning number - $1 as before),
                             added as (
                                 insert into log (part, number, source, id, type, occurred_at, organization_id, conference_id,
                                                  actor_id, correlation_id, payload, origin)
                                 select part, before + ordinality, $2, id, type, occurred_at, organization_id, conference_id,
                                        actor_id, correlation_id, payload, origin::jsonb
                                 from head,
                                      unnest($3::smallint[], $4::uuid[], $5::text[], $6::timestamptz[], $7::uuid[],
                                             $8::uuid[], $9::uuid[], $10::text[], $11::jsonb[], $12::text[]) with ordinality
                                          as event (part, id, type, occurred_at, organization_id, conference_id, actor_id,
                                                    correlation_id, payload, origin, ordinality))
                        select before from head
                        """)
                .execute(Tuple.tuple()
                        .addLong((long) events.size())
                        .addString(source)
                        .addArrayOfShort(column(events, event -> part(event.occurredAt()), Short[]::new))
                        .addArrayOfUUID(column(events, Event::id, UUID[]::new))
                        .addArrayOfString(column(events, Event::type, String[]::new))
                        .addArrayOfOffsetDateTime(
                                column(events, event -> utc(event.occurredAt()), OffsetDateTime[]::new))
                        .addArrayOfUUID(column(events, Event::organizationId, UUID[]::new))
                        .addArrayOfUUID(column(events, Event::conferenceId, UUID[]::new))
                        .addArrayOfUUID(column(events, Event::actorId, UUID[]::new))
                        .addArrayOfString(column(events, Event::correlationId, String[]::new))
                        .addArrayOfJsonObject(column(events, Event::payload, JsonObject[]::new))
                        .addArrayOfString(column(events, LogStore::origin, String[]::new)))
                .map(rows -> new LogPage(rows.iterator().next().getLong("before"), events));
    }

    /**
     * Older ones may not be kept any more: then the page begins later than asked for. It ends where one is missing, because its
     * events are numbered by their place.
     */
    static Future<LogPage> after(SqlClient sql, long number, int limit) {
        return sql.preparedQuery(
                        """
                        select number, id, type, occurred_at, organization_id, conference_id, actor_id, correlation_id, payload,
                               origin
                        from log where number > $1 order by number limit $2
                        """)
                .execute(Tuple.of(number, limit))
                .map(rows -> consecutive(rows, number));
    }

    private static LogPage consecutive(RowSet<Row> rows, long asked) {
        List<Event> events = new ArrayList<>();
        long after = rows.size() == 0 ? asked : rows.iterator().next().getLong("number") - 1;
        for (Row row : rows) {
            if (row.getLong("number") != after + events.size() + 1) {
                break;
            }
            events.add(EventRow.read(row));
        }
        return new LogPage(after, events);
    }

    /** After which number begins what was taken over since; null: what is kept. */
    static Future<Long> numberBefore(SqlClient sql, Instant from) {
        return sql.preparedQuery(
                        """
                        select coalesce((select min(number) - 1 from log where $1::timestamptz is null or appended_at >= $1),
                                        (select number from log_head)) as number
                        """)
                .execute(Tuple.of(from == null ? null : utc(from)))
                .map(rows -> rows.iterator().next().getLong("number"));
    }

    /** The same as in an outbox: see there. */
    static Future<Void> forget(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        update log
                        set payload = payload - '{userId,email,displayName,clientAddress}'::text[],
                            actor_id = case when actor_id = $1 and occurred_at < now() - interval '1 minute'
                                            then null else actor_id end,
                            origin = null
                        where actor_id = $1 or payload ->> 'userId' = $2
                        """)
                .execute(Tuple.of(userId, userId.toString()))
                .mapEmpty();
    }

    static Future<Void> blank(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("update log set payload = '{}' where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    /**
     * Takes out of a day's part who tried to sign in, how new users are called, and from where something was asked for.
     *
     * @param most so many events at once
     * @return whether that was all
     */
    static Future<Boolean> forgetPersonal(SqlClient sql, int part, Instant before, int most) {
        return sql.preparedQuery(
                        """
                        update log set payload = payload - '{email,displayName,clientAddress}'::text[], origin = null
                        where part = $1 and id = any (array(
                            select id from log
                            where part = $1 and occurred_at < $2
                              and (origin is not null or payload ?| array['email', 'displayName', 'clientAddress'])
                            limit $3))
                        """)
                .execute(Tuple.of((short) part, utc(before), most))
                .map(rows -> rows.rowCount() < most);
    }

    /**
     * Empties a day's part if all that is in it is old and every reader is past it.
     *
     * @return whether something was left for the sake of a reader
     */
    static Future<Boolean> empty(SqlClient sql, int part, Instant before) {
        return sql.preparedQuery(
                        """
                        select max(appended_at) < $2 and max(occurred_at) < $2 as old,
                               max(number) <= (select min(number) from readers) is not false as read
                        from log where part = $1
                        """)
                .execute(Tuple.of((short) part, utc(before)))
                .map(rows -> rows.iterator().next())
                .compose(found -> {
                    boolean old = Boolean.TRUE.equals(found.getBoolean("old"));
                    boolean read = found.getBoolean("read");
                    return old && read
                            ? sql.query("truncate log_" + part).execute().map(false)
                            : Future.succeededFuture(old);
                });
    }

    /** As text: in an array of JSON nothing would become a null of JSON. */
    private static String origin(Event event) {
        return event.origin() == null ? null : event.origin().toJson();
    }

    private static <T> T[] column(Collection<Event> events, Function<Event, T> value, IntFunction<T[]> array) {
        return events.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
