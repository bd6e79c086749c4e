package io.plenary.services.analytics;

import io.plenary.contracts.analytics.AccessBucket;
import io.plenary.contracts.analytics.EngagementCount;
import io.plenary.contracts.analytics.MonthCount;
import io.plenary.contracts.analytics.SessionAccess;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Reads the figures. */
final class StatisticsStore {

    /** Views and distinct users of a whole span. */
    record Totals(long views, long distinctUsers) {}

    private static final UUID PLATFORM = new UUID(0, 0);

    private StatisticsStore() {}

    /** Month by month, of the conference if one is given, else of the organization, else of the platform. */
    static Future<List<MonthCount>> activeUsers(
            SqlClient sql, YearMonth first, YearMonth last, UUID organizationId, UUID conferenceId) {
        String scope = conferenceId != null ? "CONFERENCE" : organizationId != null ? "ORGANIZATION" : "PLATFORM";
        UUID id = conferenceId != null ? conferenceId : organizationId != null ? organizationId : PLATFORM;
        return sql.preparedQuery(
                        """
                        select counted::date as month, count(user_id) as users
                        from generate_series($1::date::timestamp, $2::date, interval '1 month') as counted
                        left join active_users on month = counted::date and scope = $3 and scope_id = $4
                          and organization_id is not distinct from $5
                        group by counted
                        order by counted
                        """)
                .mapping(row ->
                        new MonthCount(YearMonth.from(row.getLocalDate("month")).toString(), row.getLong("users")))
                .execute(Tuple.of(first.atDay(1), last.atDay(1), scope, id, organizationId))
                .map(rows -> rows.stream().toList());
    }

    /** The distinct users come from a sub-select because PostgreSQL hashes them there, and would sort them in a count. */
    static Future<Totals> accesses(SqlClient sql, UUID organizationId, UUID conferenceId, Span span) {
        return sql.preparedQuery(
                        """
                        select (select coalesce(sum(views), 0)::bigint from access_hours
                                where organization_id = $1 and conference_id = $2 and hour >= $3 and hour < $4),
                               (select count(*) from (
                                    select distinct user_id from visitors
                                    where organization_id = $1 and conference_id = $2 and hour >= $3 and hour < $4
                                ) as visitor)
                        """)
                .execute(tuple(organizationId, conferenceId, span))
                .map(rows -> rows.iterator().next())
                .map(row -> new Totals(row.getLong(0), row.getLong(1)));
    }

    static Future<List<AccessBucket>> hours(SqlClient sql, UUID organizationId, UUID conferenceId, Span span) {
        return buckets(
                sql,
                """
                with viewed as (
                    select hour as start, sum(views)::bigint as views from access_hours
                    where organization_id = $1 and conference_id = $2 and hour >= $3 and hour < $4
                    group by hour
                ), visited as (
                    select hour as start, count(*) as users from visitors
                    where organization_id = $1 and conference_id = $2 and hour >= $3 and hour < $4
                    group by hour
                )
                """,
                tuple(organizationId, conferenceId, span));
    }

    /** Days as calendars at the conference show them. */
    static Future<List<AccessBucket>> days(
            SqlClient sql, UUID organizationId, UUID conferenceId, Span span, String timeZone) {
        return buckets(
                sql,
                """
                with viewed as (
                    select date_trunc('day', hour, $5) as start, sum(views)::bigint as views from access_hours
                    where organization_id = $1 and conference_id = $2 and hour >= $3 and hour < $4
                    group by 1
                ), visited as (
                    select start, count(*) as users from (
                        select distinct date_trunc('day', hour, $5) as start, user_id from visitors
                        where organization_id = $1 and conference_id = $2 and hour >= $3 and hour < $4
                    ) as visitor
                    group by start
                )
                """,
                tuple(organizationId, conferenceId, span).addString(timeZone));
    }

    private static Future<List<AccessBucket>> buckets(SqlClient sql, String viewedAndVisited, Tuple parameters) {
        return sql.preparedQuery(
                        viewedAndVisited
                                + """
                                select start, views, coalesce(users, 0) as users
                                from viewed left join visited using (start)
                                order by start
                                """)
                .mapping(row -> new AccessBucket(
                        row.getOffsetDateTime("start").toInstant(), row.getLong("views"), row.getLong("users")))
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    /** The most viewed come first; only of these the users are counted. */
    static Future<List<SessionAccess>> topSessions(
            SqlClient sql, UUID organizationId, UUID conferenceId, Span span, int most) {
        return sql.preparedQuery(
                        """
                        with top as (
                            select session_id, sum(views)::bigint as views from access_hours
                            where organization_id = $1 and conference_id = $2 and hour >= $3 and hour < $4
                              and session_id is not null
                            group by session_id
                            order by views desc, session_id
                            limit $5
                        )
                        select session_id, views,
                               (select count(distinct user_id) from session_visitors v
                                where v.organization_id = $1 and v.conference_id = $2
                                  and v.session_id = top.session_id and v.hour >= $3 and v.hour < $4) as users
                        from top
                        order by views desc, session_id
                        """)
                .mapping(
                        row -> new SessionAccess(row.getUUID("session_id"), row.getLong("views"), row.getLong("users")))
                .execute(tuple(organizationId, conferenceId, span).addInteger(most))
                .map(rows -> rows.stream().toList());
    }

    /** Null ids do not restrict. */
    static Future<List<EngagementCount>> engagement(SqlClient sql, UUID organizationId, UUID conferenceId, Span days) {
        return sql.preparedQuery(
                        """
                        with happened as (
                            select type, sum(count)::bigint as count from engagement_days
                            where ($1::uuid is null or organization_id = $1) and ($2::uuid is null or conference_id = $2)
                              and day >= $3 and day < $4
                            group by type
                        ), engaged as (
                            select type, count(distinct user_id) as users from engaged_users
                            where ($1::uuid is null or organization_id = $1) and ($2::uuid is null or conference_id = $2)
                              and day >= $3 and day < $4
                            group by type
                        )
                        select type, count, coalesce(users, 0) as users
                        from happened left join engaged using (type)
                        order by count desc, type
                        """)
                .mapping(StatisticsStore::engagementCount)
                .execute(Tuple.of(organizationId, conferenceId, day(days.from()), day(days.to())))
                .map(rows -> rows.stream().toList());
    }

    private static EngagementCount engagementCount(Row row) {
        return new EngagementCount(row.getString("type"), row.getLong("count"), row.getLong("users"));
    }

    private static Tuple tuple(UUID organizationId, UUID conferenceId, Span span) {
        return Tuple.of(organizationId, conferenceId, utc(span.from()), utc(span.to()));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
