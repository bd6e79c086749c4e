package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestServer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A query for a figure that no node has is silent for ever: what is watched is looked for at a node. */
@Tag("slow")
class WatchedFiguresTest {

    private static final Pattern FIGURE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? [^ ]+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    /** Whether it answers, and who it is, Prometheus says of each node by itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up", "instance", "job");

    @TempDir
    static Path folder;

    private static NodeProcess node;

    @BeforeAll
    static void start() {
        String name = "w" + UUID.randomUUID().toString().substring(0, 8);
        String port = Integer.toString(FreePort.next());
        node = NodeProcess.start(
                folder,
                Map.of(
                        "PLENARY_DATABASE_URI",
                        TestServer.uri(),
                        "PLENARY_DATABASE_PREFIX",
                        name,
                        "PLENARY_CLUSTER_NAME",
                        name,
                        "PLENARY_CLUSTER_PORT",
                        port,
                        "PLENARY_CLUSTER_MEMBERS",
                        "127.0.0.1:" + port,
                        "PLENARY_LIMITS_ENABLED",
                        "true",
                        "PLENARY_LIMITS_SIGN_IN",
                        "2/m"));
        node.signIn();
        doWhatIsCountedFromTheFirstTimeOn();
    }

    private static void doWhatIsCountedFromTheFirstTimeOn() {
        JsonObject wrong = new JsonObject().put("email", "nobody@example.org").put("password", "wrong");
        await().until(() ->
                node.http().anonymous().post("/api/v1/auth/login", wrong).status() == 429);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("plenary.v1+json")
                .buildAsync(
                        URI.create(node.http().base().replace("http", "ws") + "/api/v1/live"),
                        new WebSocket.Listener() {})
                .join();
        socket.sendText("{\"type\":\"hello\"}", true).join();
        await().until(() -> node.metrics().contains("plenary_live_sent_total"));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        await().until(() -> node.metrics().contains("plenary_live_closes_total"));
        await().until(() -> node.metrics().contains("plenary_readers_late_seconds"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void whatIsWatchedIsThere() {
        Map<String, Set<String>> labelsByFigure = FIGURE.matcher(node.metrics())
                .results()
                .collect(Collectors.toMap(
                        figure -> figure.group(1), figure -> labels(figure.group(2)), (some, more) -> Stream.concat(
                                        some.stream(), more.stream())
                                .collect(Collectors.toSet())));

        List<String> queries = WatchedFigures.queries();
        assertThat(queries).hasSizeGreaterThan(40).allSatisfy(query -> {
            Set<String> names = WatchedFigures.names(query);
            assertThat(names).isNotEmpty();
            names.removeAll(OF_PROMETHEUS);
            assertThat(labelsByFigure.keySet()).as(query).containsAll(names);
            Set<String> labels = WatchedFigures.labels(query);
            labels.removeAll(OF_PROMETHEUS);
            assertThat(names.stream().flatMap(name -> labelsByFigure.get(name).stream()))
                    .as(query)
                    .containsAll(labels);
        });
    }

    private static Set<String> labels(String text) {
        return text == null
                ? Set.of()
                : LABEL.matcher(text).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }

    @Test
    void namesAndLabelsOfAQueryAreFound() {
        String query = "sum by (service, le) (rate(a_count{x=\"y, z=b\", w!~\"c\"}[5m])) / max(d) offset 15m > 0.5";

        assertThat(WatchedFigures.names(query)).containsExactly("a_count", "d");
        assertThat(WatchedFigures.labels(query)).containsExactly("le", "service", "w", "x");
    }
}
