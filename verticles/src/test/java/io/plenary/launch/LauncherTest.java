package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.launch.settings.SettingsReader;
import io.plenary.runtime.Node;
import io.plenary.runtime.Settings;
import io.plenary.testing.FreePort;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Shutdown shutdown = new Shutdown();

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        shutdown.run();
    }

    @Test
    void onlyTheServicesAskedForAreDeployed() {
        Settings settings = settings(FreePort.next());
        launcher(settings).start(this::teller);

        shutdown.run();

        assertThat(told).containsExactly("web starts", "web stops");
    }

    @Test
    void metricsAndHealthAreServedWhileTheNodeRuns() throws Exception {
        int port = FreePort.next();
        launcher(settings(port)).start(this::teller);

        assertThat(get(port, "/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get(port, "/health/ready").body()).isEqualTo("{\"status\":\"UP\",\"services\":{},\"checks\":[]}");
        assertThat(get(port, "/metrics").body())
                .contains("jvm_memory_used_bytes", "plenary_cluster_members 1.0", "plenary_cluster_members_missing 0.0")
                .contains(
                        "plenary_conferences_connected{server=\"main\"} 0.0",
                        "plenary_doors 1.0",
                        "plenary_calls_suspended 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/health/live", "/health/ready"})
    void whoAsksForTheHeadIsAnsweredToo(String path) throws Exception {
        int port = FreePort.next();
        launcher(settings(port)).start(this::teller);

        HttpResponse<String> head = ask("HEAD", port, path);

        assertThat(head.statusCode()).isEqualTo(get(port, path).statusCode());
        assertThat(head.body()).isEmpty();
    }

    @Test
    void aMemberThatIsMissingIsToldAndKeepsNobodyFromBeingServed() throws Exception {
        int port = FreePort.next();
        launcher(settings(port, "127.0.0.1:15801,127.0.0.9:15801")).start(this::teller);

        HttpResponse<String> ready = get(port, "/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(ready.body()).getJsonArray("remarks"))
                .containsExactly(new JsonObject().put("code", "MEMBERS_MISSING").put("about", "127.0.0.9:15801"));
        assertThat(get(port, "/metrics").body()).contains("plenary_cluster_members_missing 1.0");
    }

    @Test
    void anOccupiedPortIsNamed() throws IOException {
        try (ServerSocket occupied = new ServerSocket(0)) {
            Launcher launcher = launcher(settings(occupied.getLocalPort()));

            assertThatThrownBy(() -> launcher.start(this::teller))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Port " + occupied.getLocalPort() + " is occupied. Choose another with"
                            + " --management-port or PLENARY_MANAGEMENT_PORT.");
        }
    }

    private Launcher launcher(Settings settings) {
        return new Launcher(home, settings, shutdown, failure -> told.add(failure.getMessage()));
    }

    /** Only the gateway: it needs no database. */
    private Settings settings(int managementPort) {
        return settings(managementPort, "127.0.0.1:15801");
    }

    private Settings settings(int managementPort, String members) {
        return SettingsReader.read(
                        home,
                        Map.of("PLENARY_CLUSTER_PORT", "15801", "PLENARY_CLUSTER_MEMBERS", members),
                        "--services=web",
                        "--port=0",
                        "--management-port=" + managementPort)
                .orElseThrow();
    }

    private Deployable teller(Service service, Node node) {
        return new Teller(service.id());
    }

    private final class Teller extends VerticleBase {

        private final String name;

        private Teller(String name) {
            this.name = name;
        }

        @Override
        public Future<?> start() {
            told.add(name + " starts");
            return Future.succeededFuture();
        }

        @Override
        public Future<?> stop() {
            told.add(name + " stops");
            return Future.succeededFuture();
        }
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return ask("GET", port, path);
    }

    private static HttpResponse<String> ask(String method, int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
