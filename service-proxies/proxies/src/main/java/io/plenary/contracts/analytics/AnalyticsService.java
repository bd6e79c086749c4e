package io.plenary.contracts.analytics;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What happens on the platform, in figures. Fed by the domain events of every service and by the views the gateway
 * gathers; each event counts once.
 */
@ProxyGen
public interface AnalyticsService {

    String ADDRESS = "plenary.analytics";

    /**
     * Records views; ids seen before are not counted again. At most 500, and none older than 7 days: so long ids are
     * remembered.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons, INVALID with the fault of each member; then
     *     none was recorded
     */
    @Repeatable
    Future<Void> recordEngagementEvents(Caller caller, List<EngagementEvent> engagements);

    /**
     * Records one view.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons, INVALID
     */
    @Repeatable
    Future<Void> recordEngagementEvent(Caller caller, EngagementEvent engagement);

    /**
     * Distinct signed-in users of a calendar month in UTC, of the platform (administrators), an organization or a
     * conference (their staff). Active is who signed in, did something or looked at something while signed in.
     * @param month {@code YYYY-MM}
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID, NOT_FOUND if there is no such conference or it
     *     is not the organization's
     */
    @Repeatable
    Future<ActiveUsers> getMonthlyActiveUsers(
            Caller caller, String month, @Nullable UUID organizationId, @Nullable UUID conferenceId);

    /**
     * The same with each of several months: this one and those before it.
     * @param month {@code YYYY-MM}
     * @param months how many, from 1 to 36
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID, NOT_FOUND as for a single month
     */
    @Repeatable
    Future<ActiveUsers> getActiveUsersByMonth(
            Caller caller, String month, int months, @Nullable UUID organizationId, @Nullable UUID conferenceId);

    /**
     * How a conference was accessed, for its staff. The span is at most 400 days and is widened to whole hours of UTC;
     * the answer tells the widened one. Hours are told for spans up to 31 days, days (of the conference) always; those without any
     * access are left out. Known for the last 800 days.
     * @param from inclusive
     * @param to exclusive
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID, NOT_FOUND if there is no such conference or it
     *     is not the organization's
     */
    @Repeatable
    Future<AccessStats> getConferenceAccessStats(
            Caller caller, UUID organizationId, UUID conferenceId, Instant from, Instant to);

    /**
     * What people did, by type of event, most frequent first: views and everything services announce, of the platform
     * (administrators), an organization or a conference (their staff). The span is at most 400 days and is widened to
     * whole days of UTC; the answer tells the widened one.
     * @param from inclusive
     * @param to exclusive
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID, NOT_FOUND if there is no such conference or it
     *     is not the organization's
     */
    @Repeatable
    Future<EngagementStats> getEngagement(
            Caller caller, @Nullable UUID organizationId, @Nullable UUID conferenceId, Instant from, Instant to);

    /**
     * What happened live at a conference, by session, for its staff: how much, never what. Where the most happened comes first.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND if there is no such conference or it is not the organization's
     */
    @Repeatable
    Future<List<LiveSessionStats>> getLiveStats(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Puts a number that leads to nobody in the place of a user whose account is closed: who was counted stays counted.
     * For services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Void> eraseUser(Caller caller, UUID userId);
}
