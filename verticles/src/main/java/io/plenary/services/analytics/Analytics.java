package io.plenary.services.analytics;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.analytics.AccessBucket;
import io.plenary.contracts.analytics.AccessStats;
import io.plenary.contracts.analytics.ActiveUsers;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.analytics.EngagementEvent;
import io.plenary.contracts.analytics.EngagementStats;
import io.plenary.contracts.analytics.LiveSessionStats;
import io.plenary.contracts.analytics.MonthCount;
import io.plenary.contracts.analytics.SessionAccess;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

final class Analytics implements AnalyticsService {

    private static final int TOP_SESSIONS = 20;

    private final Database database;
    private final ConferencesClient conferences;
    private final Supplier<Instant> clock;

    Analytics(Database database, ConferencesClient conferences, Supplier<Instant> clock) {
        this.database = database;
        this.conferences = conferences;
        this.clock = clock;
    }

    @Override
    public Future<Void> recordEngagementEvent(Caller caller, EngagementEvent engagement) {
        return recordEngagementEvents(caller, List.of(engagement));
    }

    @Override
    public Future<Void> recordEngagementEvents(Caller caller, List<EngagementEvent> engagements) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only services record views.");
        }
        ViewRules.check(engagements, clock.get());
        return engagements.isEmpty()
                ? Future.succeededFuture()
                : database.write(caller, tx -> Counter.countViews(tx.sql(), engagements));
    }

    @Override
    public Future<Void> eraseUser(Caller caller, UUID userId) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only services erase users.");
        }
        return database.write(caller, tx -> ErasedStore.erase(tx.sql(), userId));
    }

    @Override
    public Future<ActiveUsers> getMonthlyActiveUsers(
            Caller caller, String month, UUID organizationId, UUID conferenceId) {
        return getActiveUsersByMonth(caller, month, 1, organizationId, conferenceId)
                .map(found -> new ActiveUsers(
                        month, found.organizationId(), found.conferenceId(), found.activeUsers(), null));
    }

    @Override
    public Future<ActiveUsers> getActiveUsersByMonth(
            Caller caller, String month, int months, UUID organizationId, UUID conferenceId) {
        YearMonth last = Span.month(month);
        YearMonth first = Span.firstOf(months, last);
        return scope(caller, organizationId, conferenceId)
                .compose(scope -> database.readBehind(caller, sql -> StatisticsStore.activeUsers(
                                sql, first, last, scope.organizationId(), scope.conferenceId())
                        .map(counts -> activeUsers(month, scope, counts))));
    }

    private static ActiveUsers activeUsers(String month, Scope scope, List<MonthCount> counts) {
        long users = counts.get(counts.size() - 1).activeUsers();
        return new ActiveUsers(month, scope.organizationId(), scope.conferenceId(), users, counts);
    }

    @Override
    public Future<AccessStats> getConferenceAccessStats(
            Caller caller, UUID organizationId, UUID conferenceId, Instant from, Instant to) {
        Span span = Span.of(from, to).wholeHours();
        return scope(caller, organizationId, conferenceId)
                .compose(scope -> database.readBehind(caller, sql -> accessStats(sql, scope, span)));
    }

    private static Future<AccessStats> accessStats(SqlClient sql, Scope scope, Span span) {
        UUID organization = scope.organizationId();
        UUID conference = scope.conferenceId();
        Future<StatisticsStore.Totals> totals = StatisticsStore.accesses(sql, organization, conference, span);
        Future<List<AccessBucket>> hours = span.isToldByHour()
                ? StatisticsStore.hours(sql, organization, conference, span)
                : Future.succeededFuture(List.of());
        Future<List<AccessBucket>> days = StatisticsStore.days(sql, organization, conference, span, scope.timeZone());
        Future<List<SessionAccess>> top =
                StatisticsStore.topSessions(sql, organization, conference, span, TOP_SESSIONS);
        return Future.all(totals, hours, days, top)
                .map(all -> new AccessStats(
                        conference,
                        span.from(),
                        span.to(),
                        totals.result().views(),
                        totals.result().distinctUsers(),
                        hours.result(),
                        days.result(),
                        top.result()));
    }

    @Override
    public Future<EngagementStats> getEngagement(
            Caller caller, UUID organizationId, UUID conferenceId, Instant from, Instant to) {
        Span span = Span.of(from, to).wholeDays();
        return scope(caller, organizationId, conferenceId)
                .compose(scope -> database.readBehind(caller, sql -> StatisticsStore.engagement(
                                sql, scope.organizationId(), scope.conferenceId(), span)
                        .map(counts -> new EngagementStats(
                                scope.organizationId(), scope.conferenceId(), span.from(), span.to(), counts))));
    }

    @Override
    public Future<List<LiveSessionStats>> getLiveStats(Caller caller, UUID organizationId, UUID conferenceId) {
        return scope(caller, organizationId, conferenceId)
                .compose(scope -> database.readBehind(
                        caller, sql -> LiveFigureStore.of(sql, scope.organizationId(), scope.conferenceId())));
    }

    /**
     * What figures are about.
     *
     * @param organizationId null for the platform
     * @param conferenceId null for a whole organization
     * @param timeZone in which its days begin
     */
    private record Scope(UUID organizationId, UUID conferenceId, String timeZone) {}

    private Future<Scope> scope(Caller caller, UUID organizationId, UUID conferenceId) {
        if (conferenceId == null) {
            requireReader(caller, organizationId);
            return Future.succeededFuture(new Scope(organizationId, null, "UTC"));
        }
        return conferences.conference(caller, conferenceId).map(conference -> {
            if (organizationId != null && !organizationId.equals(conference.organizationId())) {
                throw Refusal.NOT_FOUND.because("The organization has no such conference.");
            }
            if (!caller.has(Right.STATISTICS_READ, conference.organizationId(), conferenceId)) {
                throw Right.STATISTICS_READ.isMissing();
            }
            return new Scope(conference.organizationId(), conferenceId, conference.timeZone());
        });
    }

    private static void requireReader(Caller caller, UUID organizationId) {
        boolean allowed = organizationId == null ? caller.isAdmin() : caller.has(Right.STATISTICS_READ, organizationId);
        if (!allowed) {
            throw Right.STATISTICS_READ.isMissing();
        }
    }
}
