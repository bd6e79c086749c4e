package io.plenary.launch;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plenary.contracts.Remark;
import io.plenary.contracts.Service;
import io.plenary.contracts.admin.NodeService;
import io.plenary.launch.cluster.Cluster;
import io.plenary.launch.cluster.ClusterBuckets;
import io.plenary.launch.cluster.ClusterMembers;
import io.plenary.launch.cluster.Installation;
import io.plenary.launch.cluster.Knock;
import io.plenary.launch.scale.NodeLoads;
import io.plenary.launch.scale.NodeServices;
import io.plenary.launch.scale.PlanFollower;
import io.plenary.launch.settings.Option;
import io.plenary.postgres.EmbeddedPostgres;
import io.plenary.runtime.Node;
import io.plenary.runtime.NodeReport;
import io.plenary.runtime.Peers;
import io.plenary.runtime.Settings;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a node step by step and tells the {@link Shutdown} how to undo each step. Called on a thread that may block; whatever
 * keeps it from starting is thrown.
 */
public final class Launcher {

    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    /** One for each service, and some for what watches them: at whatever length one is busy, it holds up no other (ADR 16). */
    private static final int EVENT_LOOPS =
            Math.max(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE, Service.values().length + 7);

    private final Path home;
    private final Settings settings;
    private final Shutdown shutdown;
    private final Consumer<RuntimeException> end;
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AcceptLimit connections;
    private EmbeddedPostgres postgres;
    private volatile boolean serving;

    /**
     * @param home where {@code conf} is
     * @param end ends the node when it must not go on, at any time after its start
     */
    public Launcher(Path home, Settings settings, Shutdown shutdown, Consumer<RuntimeException> end) {
        this.home = home;
        this.settings = settings;
        this.shutdown = shutdown;
        this.end = end;
        connections = AcceptLimit.of(settings);
    }

    /**
     * @param verticles makes the verticle of a service; those of {@link Settings#services} are deployed
     * @return what to tell the operator, line by line
     */
    public List<String> start(BiFunction<Service, Node, Deployable> verticles) {
        requirePorts();
        Cluster.requireClosed(settings.cluster());
        CompletableFuture<Void> welcome = CompletableFuture.runAsync(() -> Knock.at(settings));
        CompletableFuture<Settings.Database> database = startDatabase();
        Config config = Cluster.config(settings.cluster(), home.resolve("conf/hazelcast.yaml"));
        Settings complete = settings.withDatabase(database.join());
        Installation installation = Installation.of(complete);
        ClusterMembers.introduce(config, installation);
        welcome.join();
        HazelcastInstance hazelcast = join(config);
        HazelcastClusterManager cluster = new HazelcastClusterManager(hazelcast);
        Vertx vertx = startVertx(cluster);
        ClusterMembers members = ClusterMembers.watch(hazelcast, Cluster.members(config), end);
        LOG.info("Node {} of {}", members.count(), config.getClusterName());
        Node node = Node.of(vertx, cluster, complete).limitedBy(ClusterBuckets.of(hazelcast));
        watch(node, members);
        NodeLoads loads = new NodeLoads(metrics, node.doors(), node.databases());
        result(vertx.deployVerticle(loads));
        result(LoopLag.watch(vertx, EVENT_LOOPS, metrics, loads::late));
        deployManagement(vertx, node);
        NodeServices services = new NodeServices(vertx, node, name(cluster), service -> verticles.apply(service, node));
        connections.gateways(() -> services.count(Service.WEB));
        openReport(node, services, loads);
        result(vertx.deployVerticle(new Peers(node)));
        if (postgres != null) {
            result(vertx.deployVerticle(new RoomWatch(postgres::hasRoom, node.databases()::closeForChanges)));
        }
        deploy(node, services, new PlanFollower(vertx, node, services));
        return begin(vertx, node, installation, services.isDrained());
    }

    private void watch(Node node, ClusterMembers members) {
        Metrics.addRegistry(metrics);
        Figures.of(node, members).bindTo(metrics);
        members.whenOneLeaves(node.proxies()::gone);
        node.health().remark("members", () -> Optional.of(String.join(", ", members.missing()))
                .filter(missing -> !missing.isEmpty())
                .map(missing -> new Remark(Remark.Code.MEMBERS_MISSING, missing)));
    }

    private List<String> begin(Vertx vertx, Node node, Installation installation, boolean isDrained) {
        List<String> news =
                new ArrayList<>(settings.runs(Service.AUTH) ? result(new FirstStart(node).run()) : List.of());
        if (isDrained) {
            news.add("This node is drained: it serves nobody until an administrator undrains it.");
        }
        serving = true;
        if (installation.demoWanted()) {
            result(DemoLoading.into(vertx, node, FirstStart.newPassword()).begin());
        }
        return news;
    }

    private void requirePorts() {
        Ports.requireFree(settings.management().host(), settings.management().port(), Option.MANAGEMENT_PORT);
        if (settings.runs(Service.WEB)) {
            Ports.requireFree(settings.http().host(), settings.http().port(), Option.HTTP_PORT);
        }
    }

    /** While the program of the cluster is loaded. */
    private CompletableFuture<Settings.Database> startDatabase() {
        Settings.Database database = settings.database();
        if (settings.services().keySet().stream()
                .allMatch(service -> service == Service.WEB || database.uriOf(service.id()) != null)) {
            return CompletableFuture.completedFuture(database);
        }
        postgres = new EmbeddedPostgres(settings.dataDirectory()).reserve();
        shutdown.before(
                "database",
                Duration.ofMillis(1_700),
                () -> Future.fromCompletionStage(CompletableFuture.runAsync(postgres::stop)));
        return CompletableFuture.supplyAsync(postgres::start).thenApply(database::withUri);
    }

    private HazelcastInstance join(Config config) {
        HazelcastInstance hazelcast = Cluster.join(config, settings.cluster());
        shutdown.before(
                "cluster",
                Duration.ofMillis(700),
                () -> Future.fromCompletionStage(CompletableFuture.runAsync(hazelcast::shutdown)));
        return hazelcast;
    }

    private Vertx startVertx(HazelcastClusterManager cluster) {
        // Without the labels of pools, Prometheus refuses the queue times of every pool but the first.
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setEventBusOptions(Cluster.bus(settings.cluster()))
                .setMetricsOptions(new MicrometerMetricsOptions()
                        .setEnabled(true)
                        .setJvmMetricsEnabled(true)
                        .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER)
                        .addLabels(Label.POOL_TYPE, Label.POOL_NAME));
        VertxBuilder builder = Vertx.builder()
                .with(options)
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .withTransport(new CountedTransport(connections))
                .withClusterManager(cluster);
        trace(builder);
        Vertx vertx = result(builder.buildClustered());
        shutdown.before("bus and pools", Duration.ofMillis(600), vertx::close);
        return vertx;
    }

    private void trace(VertxBuilder builder) {
        if (settings.management().tracing().collector() == null) {
            return;
        }
        Tracing tracing = Tracing.to(
                settings.management().tracing(),
                settings.cluster().host() + ":" + settings.management().port());
        builder.withTracer(tracing.factory());
        shutdown.before("traces", Duration.ofMillis(200), tracing::close);
    }

    private void deployManagement(Vertx vertx, Node node) {
        result(vertx.deployVerticle(
                new ManagementVerticle(settings.management(), metrics::scrape, () -> serving, () -> ready(node))));
    }

    private String name(HazelcastClusterManager cluster) {
        Settings.Cluster own = settings.cluster();
        int port = cluster.getHazelcastInstance()
                .getCluster()
                .getLocalMember()
                .getAddress()
                .getPort();
        return own.node() == null ? own.host() + ":" + port : own.node();
    }

    /** Administrators see from any node how each one is. */
    private static void openReport(Node node, NodeServices services, NodeLoads loads) {
        String id = node.doors().nodeId();
        NodeReport report = new NodeReport(id, node.health(), new OwnParticulars(services, loads));
        result(node.doors().open(NodeService.class, NodeService.address(id), report));
    }

    private Future<JsonObject> ready(Node node) {
        return serving
                ? node.health().ready()
                : Future.succeededFuture(new JsonObject().put("status", "DOWN").put("services", new JsonObject()));
    }

    /** The gateway leaves first. */
    private void deploy(Node node, NodeServices services, PlanFollower follower) {
        shutdown.before("services", Duration.ofMillis(700), () -> services.end(List.of(Service.values())));
        shutdown.before("leaving the cluster", Duration.ofMillis(1_200), node.doors()::leave);
        shutdown.before("HTTP", Duration.ofMillis(4_800), () -> services.end(List.of(Service.WEB)));
        Map<Service, Throwable> failures = result(follower.first().compose(services::follow));
        failures.keySet().stream().filter(settings::runs).findFirst().ifPresent(service -> {
            throw new CompletionException(failures.get(service));
        });
        follower.begin();
        shutdown.before("readiness", Duration.ofMillis(100), () -> {
            node.health().leave();
            return follower.end();
        });
    }

    private static <T> T result(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
