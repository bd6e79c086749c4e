package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.SystemAnalytics;
import io.plenary.contracts.analytics.ActiveUsers;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.Reading;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Nodes;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Gathers what the services below count. */
final class FiguresClient {

    private final Proxies proxies;
    private final Nodes nodes;

    FiguresClient(Node node) {
        proxies = node.proxies();
        nodes = new Nodes(node);
    }

    Future<SystemAnalytics> systemAnalytics(Caller caller, Map<String, Long> provisionings) {
        Future<Long> users = proxies.of(AuthService.class, AuthService.ADDRESS).countUsers(caller);
        Future<Long> organizations = proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS)
                .countOrganizations(caller);
        Future<Long> conferences =
                proxies.of(ConferencesService.class, ConferencesService.ADDRESS).countConferences(caller);
        Future<Long> activeUsers = proxies.of(AnalyticsService.class, AnalyticsService.ADDRESS)
                .getMonthlyActiveUsers(caller, YearMonth.now(ZoneOffset.UTC).toString(), null, null)
                .map(ActiveUsers::activeUsers);
        Future<List<NodeState>> states = nodes.states(caller);
        Future<List<Reading>> readings =
                proxies.of(EventLog.class, EventLog.ADDRESS).listReadings(caller);
        return Future.all(List.of(users, organizations, conferences, activeUsers, states, readings))
                .map(all -> new SystemAnalytics(
                        users.result(),
                        organizations.result(),
                        conferences.result(),
                        activeUsers.result(),
                        provisionings,
                        states.result(),
                        readings.result(),
                        Instant.now()));
    }
}
