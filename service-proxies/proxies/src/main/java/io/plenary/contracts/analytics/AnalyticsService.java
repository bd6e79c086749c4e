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
     * Records views; ids seen before are not counted again. At most 500.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons
     */
    @Repeatable
    Future<Void> recordEngagementEvents(Caller caller, List<EngagementEvent> engagements);

    /**
     * Records one view.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons
     */
    @Repeatable
    Future<Void> recordEngagementEvent(Caller caller, EngagementEvent engagement);

    /**
     * Distinct signed-in users of a calendar month in UTC, of the platform (administrators), an organization or a
     * conference (their staff).
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID
     */
    @Repeatable
    Future<ActiveUsers> getMonthlyActiveUsers(
            Caller caller, String month, @Nullable UUID organizationId, @Nullable UUID conferenceId);

    /**
     * How a conference was accessed, by hour and day; for its staff. At most 400 days.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID
     */
    @Repeatable
    Future<AccessStats> getConferenceAccessStats(
            Caller caller, UUID organizationId, UUID conferenceId, Instant from, Instant to);

    /**
     * What people did, by type of event.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID
     */
    @Repeatable
    Future<EngagementStats> getEngagement(
            Caller caller, @Nullable UUID organizationId, @Nullable UUID conferenceId, Instant from, Instant to);
}
