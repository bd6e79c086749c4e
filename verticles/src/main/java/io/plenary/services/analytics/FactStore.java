package io.plenary.services.analytics;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Adds facts to the figures. Every statement touches its rows in the order of their keys, and the statements come in the
 * same order in every transaction, so that transactions that count at the same time wait for each other, but never in a
 * circle.
 */
final class FactStore {

    private static final String FACTS =
            """
            from unnest($1::text[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::bigint[])
                as fact (type, occurred_at, organization_id, conference_id, session_id, user_id, count)
            """;

    private FactStore() {}

    /** Remembers domain events; answers the ids that are new. */
    static Future<Set<UUID>> rememberEvents(SqlClient sql, List<Fact> facts) {
        return sql.preparedQuery(
                        """
                        insert into seen_events (id)
                        select id from unnest($1::uuid[]) as seen (id) order by id
                        on conflict (id) do nothing
                        returning id
                        """)
                .execute(Tuple.tuple().addArrayOfUUID(column(facts, Fact::id, UUID[]::new)))
                .map(FactStore::ids);
    }

    /** Remembers views; answers the ids that are new. */
    static Future<Set<UUID>> rememberViews(SqlClient sql, List<Fact> facts) {
        return sql.preparedQuery(
                        """
                        insert into seen_views (id, occurred_at)
                        select id, occurred_at
                        from unnest($1::uuid[], $2::timestamptz[]) as seen (id, occurred_at) order by id
                        on conflict (id) do nothing
                        returning id
                        """)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(column(facts, Fact::id, UUID[]::new))
                        .addArrayOfOffsetDateTime(times(facts)))
                .map(FactStore::ids);
    }

    /** What was done by how many, by day and by month. */
    static Future<Void> addEngagement(SqlClient sql, List<Fact> facts) {
        Future<?> counts = addCounts(sql, facts);
        List<Fact> signedIn = signedIn(facts);
        return signedIn.isEmpty()
                ? counts.mapEmpty()
                : Future.all(counts, addEngagedUsers(sql, signedIn), addActiveUsers(sql, signedIn))
                        .mapEmpty();
    }

    private static Future<?> addCounts(SqlClient sql, List<Fact> facts) {
        return execute(
                sql,
                Fact.byDay(facts),
                """
                insert into engagement_days (organization_id, conference_id, day, type, count)
                select organization_id, conference_id, (occurred_at at time zone 'UTC')::date, type, sum(count)
                """
                        + FACTS
                        + """
                group by 1, 2, 3, 4
                order by 1, 2, 3, 4
                on conflict (organization_id, conference_id, day, type)
                do update set count = engagement_days.count + excluded.count
                """);
    }

    private static Future<?> addEngagedUsers(SqlClient sql, List<Fact> facts) {
        return execute(
                sql,
                facts,
                """
                insert into engaged_users (organization_id, conference_id, day, type, user_id)
                select distinct organization_id, conference_id, (occurred_at at time zone 'UTC')::date, type, user_id
                """
                        + FACTS
                        + """
                where user_id is not null
                order by 1, 2, 3, 4, 5
                on conflict (organization_id, conference_id, day, type, user_id) do nothing
                """);
    }

    /** A user is active on the platform, in an organization and on a conference of it. */
    private static Future<?> addActiveUsers(SqlClient sql, List<Fact> facts) {
        return execute(
                sql,
                facts,
                """
                insert into active_users (month, scope, scope_id, user_id, organization_id)
                select distinct date_trunc('month', occurred_at at time zone 'UTC')::date, active.scope, active.id,
                       user_id, active.organization_id
                """
                        + FACTS
                        + """
                cross join lateral (values
                    ('PLATFORM', '00000000-0000-0000-0000-000000000000'::uuid, null),
                    ('ORGANIZATION', organization_id, organization_id),
                    ('CONFERENCE', case when organization_id is not null then conference_id end, organization_id)
                ) as active (scope, id, organization_id)
                where user_id is not null and active.id is not null
                order by 1, 2, 3, 4
                on conflict (month, scope, scope_id, user_id) do nothing
                """);
    }

    /** How conferences were accessed, by hour. */
    static Future<Void> addAccess(SqlClient sql, List<Fact> facts) {
        Future<?> views = addViews(sql, facts);
        List<Fact> signedIn = signedIn(facts);
        return signedIn.isEmpty()
                ? views.mapEmpty()
                : Future.all(views, addVisitors(sql, signedIn), addSessionVisitors(sql, signedIn))
                        .mapEmpty();
    }

    private static Future<?> addViews(SqlClient sql, List<Fact> facts) {
        return execute(
                sql,
                facts,
                """
                insert into access_hours (conference_id, hour, session_id, organization_id, views)
                select conference_id, date_trunc('hour', occurred_at, 'UTC'), session_id, organization_id, sum(count)
                """
                        + FACTS
                        + """
                where conference_id is not null
                group by 1, 2, 3, 4
                order by 1, 2, 3
                on conflict (conference_id, hour, session_id)
                do update set views = access_hours.views + excluded.views
                """);
    }

    private static Future<?> addVisitors(SqlClient sql, List<Fact> facts) {
        return execute(
                sql,
                facts,
                """
                insert into visitors (conference_id, hour, user_id, organization_id)
                select distinct conference_id, date_trunc('hour', occurred_at, 'UTC'), user_id, organization_id
                """
                        + FACTS
                        + """
                where conference_id is not null and user_id is not null
                order by 1, 2, 3
                on conflict (conference_id, hour, user_id) do nothing
                """);
    }

    private static Future<?> addSessionVisitors(SqlClient sql, List<Fact> facts) {
        return execute(
                sql,
                facts,
                """
                insert into session_visitors (conference_id, session_id, hour, user_id, organization_id)
                select distinct conference_id, session_id, date_trunc('hour', occurred_at, 'UTC'), user_id,
                       organization_id
                """
                        + FACTS
                        + """
                where conference_id is not null and session_id is not null and user_id is not null
                order by 1, 2, 3, 4
                on conflict (conference_id, session_id, hour, user_id) do nothing
                """);
    }

    /** Most views are anonymous, and only users are counted once. */
    private static List<Fact> signedIn(List<Fact> facts) {
        return facts.stream().filter(fact -> fact.userId() != null).toList();
    }

    private static Future<?> execute(SqlClient sql, List<Fact> facts, String statement) {
        return sql.preparedQuery(statement)
                .execute(Tuple.of(
                        column(facts, Fact::type, String[]::new),
                        times(facts),
                        column(facts, Fact::organizationId, UUID[]::new),
                        column(facts, Fact::conferenceId, UUID[]::new),
                        column(facts, Fact::sessionId, UUID[]::new),
                        column(facts, Fact::userId, UUID[]::new),
                        column(facts, fact -> (long) fact.count(), Long[]::new)));
    }

    private static OffsetDateTime[] times(List<Fact> facts) {
        return column(facts, fact -> utc(fact.occurredAt()), OffsetDateTime[]::new);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static <T> T[] column(List<Fact> facts, Function<Fact, T> member, IntFunction<T[]> array) {
        return facts.stream().map(member).toArray(array);
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet());
    }
}
