package io.plenary.launch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.plenary.launch.cluster.ClusterMembers;
import io.plenary.runtime.Node;
import java.util.function.ToDoubleFunction;

/** What {@code /metrics} tells of this node beside what every Vert.x program tells. */
final class Figures implements MeterBinder {

    private final Node node;
    private final ClusterMembers members;

    private Figures(Node node, ClusterMembers members) {
        this.node = node;
        this.members = members;
    }

    static Figures of(Node node, ClusterMembers members) {
        return new Figures(node, members);
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        gauge(metrics, "plenary.cluster.members", members, ClusterMembers::count, "Nodes in the cluster");
        gauge(
                metrics,
                "plenary.cluster.members.missing",
                members,
                all -> all.missing().size(),
                "Configured members that are not in the cluster");
        node.databases().conferenceServers().names().forEach(server -> Gauge.builder(
                        "plenary.conferences.connected", node, n -> n.databases()
                                .conferencesConnected(server))
                .description("Conferences whose database has a pool")
                .tag("server", server)
                .register(metrics));
        gauge(
                metrics,
                "plenary.doors",
                node,
                n -> n.doors().count().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                "Contracts answered here, each instance of them");
        gauge(
                metrics,
                "plenary.calls.suspended",
                node,
                n -> n.proxies().leftAlone(),
                "Addresses that are not called at the moment since they kept not answering");
        gauge(
                metrics,
                "plenary.databases.full",
                node,
                n -> n.databases().serversFull(),
                "Servers of databases that have no room for changes");
        gauge(
                metrics,
                "plenary.replicas.left.out",
                node,
                n -> n.databases().replicas().leftOut(),
                "Replicas that are too far behind to be read, or away");
        gauge(
                metrics,
                "plenary.replicas.lag.seconds",
                node,
                n -> n.databases().replicas().lagSeconds(),
                "How old what is read from replicas may be at most");
        gauge(metrics, "plenary.remarks", node, n -> n.health().remarks().size(), "What readiness remarks");
    }

    private static <T> void gauge(
            MeterRegistry metrics, String name, T source, ToDoubleFunction<T> value, String description) {
        Gauge.builder(name, source, value).description(description).register(metrics);
    }
}
