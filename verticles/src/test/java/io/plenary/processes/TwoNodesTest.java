package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestServer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nodes that share a database and the work: one with every service, one that helps it with programs and notes. */
@Tag("slow")
class TwoNodesTest {

    private static final Logger LOG = LoggerFactory.getLogger(TwoNodesTest.class);
    private static final String HELPING = "--services=program,notes";
    private static final int REQUESTS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NOTES = "/api/v1/me/notes";
    /** Of the node itself, the host of programs, notes and agendas, and four of each conference. */
    private static final int DOORS = 4 + 2 * 4;

    @TempDir
    static Path folder;

    private static final String CLUSTER = "test-" + UUID.randomUUID();
    /** A second attempt begins with nothing, too. */
    private static String prefix;

    private static final List<Integer> PORTS =
            IntStream.range(0, 3).mapToObj(i -> FreePort.next()).toList();

    private static NodeProcess first;
    private static NodeProcess second;
    private static User admin;
    private static Stage earlier;
    private static Stage later;

    @BeforeAll
    static void start() {
        prefix = "n" + UUID.randomUUID().toString().substring(0, 8);
        first = NodeProcess.start(folder, environment(0));
        admin = first.signIn();
        Stage.organize(admin);
        earlier = Stage.set(admin, "before-it-joined");
        second = NodeProcess.start(folder, environment(1), HELPING);
        later = Stage.set(admin, "after-it-joined");
    }

    private static Map<String, String> environment(int node) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PLENARY_DATABASE_URI", TestServer.uri());
        environment.put("PLENARY_DATABASE_PREFIX", prefix);
        environment.put("PLENARY_CLUSTER_NAME", CLUSTER);
        environment.put("PLENARY_CLUSTER_PORT", PORTS.get(node).toString());
        environment.put(
                "PLENARY_CLUSTER_MEMBERS",
                PORTS.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
        return environment;
    }

    @BeforeEach
    void startWhatATestHasStopped() {
        if (!first.isAlive()) {
            first = NodeProcess.start(folder, environment(0));
            admin = first.signIn();
        }
        if (!second.isAlive()) {
            second = NodeProcess.start(folder, environment(1), HELPING);
        }
        awaitHelp();
    }

    @AfterAll
    static void stop() {
        Stream.of(first, second).filter(node -> node != null).forEach(NodeProcess::close);
    }

    @Test
    void theyTakeTurnsButForConferencesWhichHaveAHome() {
        // A node that pauses for a moment is avoided for some seconds.
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(share(second, NOTES))
                .isBetween(40L, 60L));
        for (Stage stage : List.of(earlier, later)) {
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(share(second, stage.session()))
                    .satisfiesAnyOf(share -> assertThat(share).isLessThan(10), share -> assertThat(share)
                            .isGreaterThan(90)));
        }
    }

    /** They take turns at answering for the notes. */
    @Test
    void fiftyRequestsWithOneKeyHaveOneEffectOnBoth() {
        String sessions = earlier.path() + "/sessions";
        String session = admin.post(sessions, new JsonObject().put("title", "One of fifty"))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
        String notes = sessions + "/" + session + "/notes";
        String key = UUID.randomUUID().toString();
        ExecutorService many = Executors.newFixedThreadPool(50);
        try {
            List<CompletableFuture<Integer>> sent = IntStream.range(0, 50)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> note(notes, key), many))
                    .toList();

            // Fifty who wait for one row may be more than the database has connections for at the moment, or wait too
            // long.
            assertThat(sent.stream().map(CompletableFuture::join)).contains(201).isSubsetOf(201, 409, 503, 504);
        } finally {
            many.shutdownNow();
        }
        Awaitility.await().until(() -> note(notes, key) == 201);
        assertThat(admin.get(notes).expect(200).getJsonArray("items")).hasSize(1);
    }

    private static int note(String path, String key) {
        return admin.post(path, new JsonObject().put("text", "Once"), "Idempotency-Key", key)
                .status();
    }

    @Test
    void theFirstGoesOnAloneWhenTheSecondIsKilled() {
        try (Load load = load(first, 100)) {
            load.begin().go(REQUESTS / 2);
            long killed = System.nanoTime();
            second.kill();
            load.go(REQUESTS).settle();

            List<Load.Sent> lost =
                    load.stop().stream().filter(sent -> !sent.isGood()).toList();
            LOG.warn(
                    "Killed: {} requests failed, the last one sent {} ms afterwards",
                    lost.size(),
                    lost.stream()
                            .mapToLong(sent -> TimeUnit.NANOSECONDS.toMillis(sent.at() - killed))
                            .max()
                            .orElse(0));
            assertThat(lost).hasSizeLessThan(REQUESTS);
            assertThat(lost)
                    .allMatch(
                            sent -> sent.at() - killed < Duration.ofSeconds(15).toNanos());
        }
    }

    @Test
    void aGracefulStopOfTheSecondLosesNoRequest() {
        try (Load load = load(first, 100)) {
            load.begin().go(REQUESTS / 2);
            second.terminate();
            load.go(REQUESTS);
            assertThat(second.exitCode()).isZero();
            load.go(REQUESTS / 2);

            assertThat(load.stop()).filteredOn(sent -> !sent.isGood()).isEmpty();
        }
        assertThat(second.farewell()).doesNotContain(" ERROR ");
    }

    @Test
    void aGracefulStopOfTheFirstLosesNoRequestItHasTaken() {
        try (NodeProcess third = NodeProcess.start(folder, environment(2));
                Load here = load(first, 50);
                Load there = load(third, 50)) {
            there.begin();
            here.begin().go(REQUESTS / 2);
            first.terminate();
            assertThat(first.exitCode()).isZero();
            there.go(REQUESTS / 2);

            assertThat(here.stop())
                    .as(first.farewell())
                    .filteredOn(sent -> !sent.isGood() && !sent.isRefused() && !sent.hasCrossedTheClosing())
                    .isEmpty();
            assertThat(there.stop()).filteredOn(sent -> !sent.isGood()).isEmpty();
        }
        assertThat(first.farewell()).doesNotContain(" ERROR ");
    }

    private static Load load(NodeProcess node, int perSecond) {
        List<Supplier<Load.Request>> kinds = Stream.of(earlier, later)
                .flatMap(stage -> stage.visits().stream())
                .toList();
        return new Load(node.httpPort(), admin.token(), perSecond, kinds);
    }

    /** The second node serves both conferences, and is called. */
    private static void awaitHelp() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> second.figure("plenary_doors") >= DOORS && share(second, NOTES) >= 40);
    }

    /** Of a hundred requests to the first node, how many this one has answered. */
    private static long share(NodeProcess node, String path) {
        long before = node.answered();
        IntStream.range(0, 100).forEach(i -> admin.get(path).expect(200));
        return node.answered() - before;
    }
}
