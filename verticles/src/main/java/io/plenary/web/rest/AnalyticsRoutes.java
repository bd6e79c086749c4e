package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What happens, in figures. */
public final class AnalyticsRoutes implements Routes {

    private static final int DEFAULT_DAYS = 30;

    private final AnalyticsService analytics;
    private final OrganizationsService organizations;
    private final Gateway gateway;
    private final Routes views;

    public AnalyticsRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        views = new ViewsRoutes(gateway);
        analytics = node.proxies().of(AnalyticsService.class, AnalyticsService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        views.mount(api);
        api.on("getMonthlyActiveUsers", this::monthlyActiveUsers)
                .on("getAccessStats", this::access)
                .on("getLiveStats", this::live)
                .on("getEngagement", this::engagement);
    }

    private Future<Answer> monthlyActiveUsers(Caller caller, Call call) {
        String month = call.query("month");
        Integer months = call.queryInteger("months");
        return scope(caller, call)
                .compose(scope -> months == null
                        ? analytics.getMonthlyActiveUsers(caller, month, scope.organizationId(), scope.conferenceId())
                        : analytics.getActiveUsersByMonth(
                                caller, month, months, scope.organizationId(), scope.conferenceId()))
                .map(Answer::ok);
    }

    private Future<Answer> access(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.query("conference"))
                .compose(conference -> analytics.getConferenceAccessStats(
                        caller, conference.organizationId(), conference.id(), from(call), to(call)))
                .map(Answer::ok);
    }

    private Future<Answer> live(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.query("conference"))
                .compose(conference -> analytics.getLiveStats(caller, conference.organizationId(), conference.id()))
                .map(Answer::items);
    }

    private Future<Answer> engagement(Caller caller, Call call) {
        return scope(caller, call)
                .compose(scope -> analytics.getEngagement(
                        caller, scope.organizationId(), scope.conferenceId(), from(call), to(call)))
                .map(Answer::ok);
    }

    private record Scope(UUID organizationId, UUID conferenceId) {}

    private Future<Scope> scope(Caller caller, Call call) {
        if (call.query("conference") != null) {
            return gateway.conferences()
                    .visible(caller, call.query("conference"))
                    .map((Conference conference) -> new Scope(conference.organizationId(), conference.id()));
        }
        if (call.query("organization") != null) {
            return organizations
                    .getOrganization(caller, call.query("organization"))
                    .map((Organization organization) -> new Scope(organization.id(), null));
        }
        return Future.succeededFuture(new Scope(null, null));
    }

    private static Instant from(Call call) {
        Instant from = call.queryInstant("from");
        return from == null ? to(call).minus(DEFAULT_DAYS, ChronoUnit.DAYS) : from;
    }

    /** Up to the end of the running hour, so that what happened just now is in. */
    private static Instant to(Call call) {
        Instant to = call.queryInstant("to");
        return to == null ? Instant.now().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS) : to;
    }
}
