package io.plenary.launch.scale;

import static io.plenary.testing.TestNode.await;

import io.plenary.Services;
import io.plenary.contracts.Caller;
import io.plenary.contracts.Service;
import io.plenary.contracts.admin.ClusterService;
import io.plenary.contracts.admin.ClusterState;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.launch.Launcher;
import io.plenary.launch.Shutdown;
import io.plenary.launch.settings.SettingsReader;
import io.plenary.runtime.Node;
import io.plenary.runtime.Settings;
import io.plenary.testing.FixedLog;
import io.plenary.testing.FreePort;
import io.plenary.testing.TestServer;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Nodes in this process, started as they are by {@code Main}. Their services are real, but for the program, each instance of which
 * only answers at {@link #LAMPS}.
 */
final class StartedNodes implements AutoCloseable {

    static final String LAMPS = "lamps";

    private final String prefix = "s" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Integer> ports;
    private final Map<String, Running> nodes = new ConcurrentHashMap<>();
    private final Path home;

    /** One of them. */
    static final class Running {

        private final Shutdown shutdown = new Shutdown();
        private final int web = FreePort.next();
        private final int management = FreePort.next();
        private volatile Node node;

        int asOperator(String path) {
            return status(management, path);
        }

        int asVisitor(String path) {
            return status(web, path);
        }

        /** 0 where nobody answers. */
        private static int status(int port, String path) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            try {
                return HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException e) {
                return 0;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
        }
    }

    private static final class Program extends VerticleBase {

        private static final long WORK_MILLIS = 20;

        private final Node node;

        private Program(Node node) {
            this.node = node;
        }

        @Override
        public Future<?> start() {
            EventLog lamps = new FixedLog(() -> vertx.timer(WORK_MILLIS).map(new LogPage(0, List.of())));
            return node.doors().open(EventLog.class, LAMPS, lamps);
        }
    }

    /** @param names of those that find each other */
    StartedNodes(Path home, String... names) {
        this.home = home;
        ports = new ConcurrentHashMap<>();
        for (String name : names) {
            ports.put(name, FreePort.next());
        }
    }

    Running start(String name, String services) {
        Running running = new Running();
        nodes.put(name, running);
        new Launcher(home, settings(name, services, running), running.shutdown, failure -> {})
                .start((service, node) -> verticle(service, node, running));
        return running;
    }

    private static Deployable verticle(Service service, Node node, Running running) {
        running.node = node;
        return service == Service.PROGRAM ? new Program(node) : Services.of(service, node);
    }

    private Settings settings(String name, String services, Running running) {
        Map<String, String> environment = Map.of(
                "PLENARY_DATABASE_URI",
                TestServer.uri(),
                "PLENARY_DATABASE_PREFIX",
                prefix,
                "PLENARY_CLUSTER_NODE",
                name,
                "PLENARY_CLUSTER_NAME",
                prefix,
                "PLENARY_CLUSTER_PORT",
                ports.get(name).toString(),
                "PLENARY_CLUSTER_MEMBERS",
                String.join(
                        ",",
                        ports.values().stream().map(port -> "127.0.0.1:" + port).toList()));
        return SettingsReader.read(
                        home,
                        environment,
                        "--services=" + services,
                        "--host=127.0.0.1",
                        "--port=" + running.web,
                        "--management-port=" + running.management,
                        "--no-demo")
                .orElseThrow();
    }

    Running get(String name) {
        return nodes.get(name);
    }

    void stop(String name) {
        nodes.remove(name).shutdown.run();
    }

    /** A contract, as a node sees it. */
    <T> T proxy(String name, Class<T> contract, String address) {
        return get(name).node.proxies().of(contract, address);
    }

    /** As any of them sees it. */
    ClusterService cluster() {
        return proxy(nodes.keySet().iterator().next(), ClusterService.class, ClusterService.ADDRESS);
    }

    ClusterState seen() {
        return await(cluster().viewCluster(Caller.SYSTEM));
    }

    int instances(String name, String service) {
        return seen().nodes().stream()
                .filter(each -> name.equals(each.name()))
                .mapToInt(each -> each.instancesOf(service))
                .sum();
    }

    boolean isDrained(String name) {
        return seen().nodes().stream()
                .filter(node -> name.equals(node.name()))
                .anyMatch(node -> Boolean.TRUE.equals(node.drained())
                        && node.running().values().stream().allMatch(service -> service.instances() == 0));
    }

    @Override
    public void close() {
        List.copyOf(nodes.keySet()).forEach(this::stop);
    }
}
