package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with every service: who belongs to their cluster, where it listens, and how it finds together again. */
@Tag("slow")
class ClusterTest {

    private static final String HOST = "127.0.0.1";
    private static final String CLUSTER = "test-" + UUID.randomUUID();
    private static final int SEARCHES = 60;
    private static final Duration HEALED = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Tokens are trusted for ten. */
    private static final Duration TOLD = Duration.ofSeconds(6);

    private static final Duration NOTICED = Duration.ofSeconds(15);

    @TempDir
    static Path folder;

    /** A second attempt begins with nothing, too. */
    private static String prefix;

    private static final List<Integer> PORTS =
            IntStream.range(0, 2).mapToObj(i -> FreePort.next()).toList();

    private static NodeProcess first;
    private static NodeProcess second;

    @BeforeAll
    static void start() {
        prefix = "c" + UUID.randomUUID().toString().substring(0, 8);
        first = NodeProcess.start(folder, environment(prefix, PORTS.get(0)));
        second = NodeProcess.start(folder, environment(prefix, PORTS.get(1)));
        User admin = signedIn(first);
        Stage.organize(admin);
        Stage.set(admin, "paused");
    }

    private static Map<String, String> environment(String ofDatabases, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PLENARY_DATABASE_URI", TestServer.uri());
        environment.put("PLENARY_DATABASE_PREFIX", ofDatabases);
        environment.put("PLENARY_CLUSTER_NAME", CLUSTER);
        environment.put("PLENARY_CLUSTER_HOST", HOST);
        environment.put("PLENARY_CLUSTER_PORT", Integer.toString(port));
        environment.put("PLENARY_LIMITS_ENABLED", "true");
        environment.put("PLENARY_LIMITS_SEARCH", SEARCHES + "/1h");
        environment.put(
                "PLENARY_CLUSTER_MEMBERS",
                PORTS.stream().map(p -> HOST + ":" + p).collect(Collectors.joining(",")));
        return environment;
    }

    private static User signedIn(NodeProcess node) {
        return node.signIn();
    }

    @AfterAll
    static void stop() {
        Stream.of(first, second).filter(node -> node != null).forEach(NodeProcess::close);
    }

    @Test
    void anotherInstallationIsTurnedAwayThoughItsClusterHasTheSameName() {
        String other = "d" + prefix.substring(1);
        try (NodeProcess stranger = NodeProcess.failToStart(folder, environment(other, FreePort.next()))) {
            assertThat(stranger.exitCode()).isEqualTo(1);
            assertThat(stranger.log())
                    .contains("plenary: The nodes at " + HOST)
                    .contains("are of another installation: their databases start with " + prefix
                            + ", this node's with " + other);
        }
        Awaitility.await().atMost(HEALED).untilAsserted(() -> assertThat(first.figure("plenary_cluster_members"))
                .isEqualTo(2));
    }

    /** Less than the share of one of them may be given out beyond the limit. */
    @Test
    void aLimitIsOneLimitForBoth() {
        User onFirst = signedIn(first);
        User onSecond = signedIn(second);

        List<Integer> statuses = IntStream.range(0, 2 * SEARCHES)
                .mapToObj(i -> (i % 2 == 0 ? onFirst : onSecond).get("/api/v1/conferences?q=paused"))
                .map(Reply::status)
                .toList();

        assertThat(statuses.stream().filter(status -> status == 200).count())
                .isBetween((long) SEARCHES, SEARCHES * 3 / 2L);
        assertThat(statuses.get(statuses.size() - 1)).isEqualTo(429);
    }

    @Test
    void nothingListensButWhereItWasTold() {
        Set<String> expected =
                Set.of("0.0.0.0:" + first.httpPort(), "127.0.0.1:" + first.managementPort(), HOST + ":" + PORTS.get(0));

        Set<String> listening = Sockets.listening(first.handle());

        assertThat(listening.stream().map(ClusterTest::withoutAny)).containsAll(expected);
        assertThat(listening)
                .filteredOn(address -> !expected.contains(withoutAny(address)))
                .as(
                        "beside them only the bus at the host of the cluster, and at loopback what the node calls itself by")
                .isNotEmpty()
                .allMatch(address -> address.startsWith(HOST + ":") || address.startsWith("127.0.0.1:"));
    }

    /** Java listens at every address of both families with one socket. */
    private static String withoutAny(String address) {
        return address.replace("0:0:0:0:0:0:0:0:", "0.0.0.0:");
    }

    @Test
    void aNodeThatPausedIsMissedAndFindsTheOthersAgain() {
        second.pause();
        try {
            Awaitility.await().atMost(NOTICED).untilAsserted(() -> assertThat(missing(first))
                    .isEqualTo(HOST + ":" + PORTS.get(1)));
            assertThat(first.readiness().getString("status")).isEqualTo("UP");
            assertThat(first.figure("plenary_cluster_members_missing")).isEqualTo(1);
            assertThat(first.log()).contains("Missing in the cluster: " + HOST + ":" + PORTS.get(1));
        } finally {
            second.goOn();
        }

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of(missing(first), missing(second)))
                .containsOnly(""));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(share(second, first))
                .isBetween(40L, 60L));
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(share(first, second))
                .isBetween(40L, 60L));
        assertThatASignOutIsHeard(first, second);
        assertThatASignOutIsHeard(second, first);
    }

    private static String missing(NodeProcess node) {
        return node.readiness().getJsonArray("remarks", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(remark -> remark.getString("about"))
                .collect(Collectors.joining());
    }

    /** Of a hundred requests to the one node, how many the other has answered. */
    private static long share(NodeProcess answering, NodeProcess asked) {
        User admin = signedIn(asked);
        long before = answering.answered();
        IntStream.range(0, 100).forEach(i -> admin.get("/api/v1/me/notes").expect(200));
        return answering.answered() - before;
    }

    /** The one node would trust the token some seconds longer if it did not hear the event of the other. */
    private static void assertThatASignOutIsHeard(NodeProcess here, NodeProcess there) {
        User trusting = signedIn(there);
        assertThat(trusting.get("/api/v1/me/notes").status()).isEqualTo(200);

        signedIn(here).json("POST", "/api/v1/auth/logout-everywhere", null).expect(204);

        Awaitility.await()
                .atMost(TOLD)
                .until(() -> trusting.get("/api/v1/me/notes").status() == 401);
    }
}
