package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.Attendant;
import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Of three nodes one is killed while people in a hall write to each other by way of all of them. With
 * {@code -Dplenary.kill.sockets=3000} it has as many sockets as a hall.
 */
@Isolated
@Tag("slow")
@EnabledIfSystemProperty(named = "plenary.kill.sockets", matches = "\\d+", disabledReason = "Takes minutes")
class KilledWithSocketsTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledWithSocketsTest.class);
    private static final int ON_THE_KILLED = Integer.getInteger("plenary.kill.sockets", 300);
    private static final int ON_THE_OTHERS = 60;
    private static final int WRITERS = 4;
    /** As many as somebody may write at once. */
    private static final int MESSAGES = 24;

    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration NO_GHOST = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    static Path folder;

    @RegisterExtension
    static final TestWatcher NODES = NodeProcess.tellingTroubles(() -> folder);

    /** A second attempt begins with nothing, too. */
    private static String name;

    private static final List<Integer> PORTS =
            IntStream.range(0, 3).mapToObj(i -> FreePort.next()).toList();

    private static Vertx vertx;
    private static WebSocketClient client;
    private static List<NodeProcess> nodes;
    private static User admin;
    private static Stage stage;

    private final List<String> acknowledged = new ArrayList<>();
    private long killed;

    @BeforeAll
    static void start() {
        name = "k" + UUID.randomUUID().toString().substring(0, 8);
        NodeProcess first = NodeProcess.start(folder, environment(0));
        admin = first.signIn();
        Stage.organize(admin);
        stage = Stage.set(admin, "hall");
        JsonObject chatting = new JsonObject()
                .put("questions", true)
                .put("anonymousQuestions", true)
                .put("questionsModerated", false)
                .put("chat", true)
                .put("participants", "EVERYBODY");
        admin.put(stage.path() + "/live-settings", chatting).expect(200);
        nodes = Stream.concat(
                        Stream.of(first), IntStream.of(1, 2).mapToObj(i -> NodeProcess.start(folder, environment(i))))
                .toList();
        vertx = Vertx.vertx();
        client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(10_000));
    }

    private static Map<String, String> environment(int node) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PLENARY_DATABASE_URI", TestServer.uri());
        environment.put("PLENARY_DATABASE_PREFIX", name);
        environment.put("PLENARY_CLUSTER_NAME", name);
        environment.put("PLENARY_CLUSTER_PORT", PORTS.get(node).toString());
        environment.put("PLENARY_HTTP_CONNECTIONS_PER_ADDRESS", Integer.toString(2 * ON_THE_KILLED + 1_000));
        environment.put(
                "PLENARY_CLUSTER_MEMBERS",
                PORTS.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
        return environment;
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        nodes.forEach(NodeProcess::close);
    }

    @Test
    void allAreBackSoonAndNothingThatWasAcknowledgedIsLostOrDoubled() {
        NodeProcess mortal = nodes.get(2);
        List<Attendant> hers = attendants(ON_THE_KILLED, mortal);
        List<Attendant> others = attendants(ON_THE_OTHERS, nodes.get(0));
        List<Attendant> all = Stream.concat(hers.stream(), others.stream()).toList();
        all.forEach(one -> Awaitility.await().atMost(PATIENCE).until(one::isIn));
        CompletableFuture<Duration> back = null;
        List<User> writers =
                IntStream.range(0, WRITERS).mapToObj(i -> writer(i)).toList();

        for (int i = 0; i < MESSAGES; i++) {
            if (i == MESSAGES / 3) {
                mortal.kill();
                killed = System.nanoTime();
                back = CompletableFuture.supplyAsync(() -> timeUntilAllAreBack(hers, mortal));
            }
            for (User writer : writers) {
                write(writer);
            }
        }

        LOG.warn("All {} were back {} after the node was killed", hers.size(), back.join());
        all.forEach(this::assertThatNothingIsLostOrDoubled);
        Awaitility.await()
                .atMost(NO_GHOST)
                .untilAsserted(() -> assertThat(others.get(0).present()).isEqualTo(all.size()));
        all.forEach(Attendant::leave);
        assertThat(back.join()).isLessThan(BACK);
    }

    private void assertThatNothingIsLostOrDoubled(Attendant one) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(one.things())
                .containsAll(acknowledged));
        assertThat(one.hasMissedNothing()).isTrue();
        assertThat(one.things()).doesNotHaveDuplicates();
    }

    private static List<Attendant> attendants(int many, NodeProcess node) {
        IntSupplier ports = () -> node.isAlive()
                ? node.httpPort()
                : nodes.get(ThreadLocalRandom.current().nextInt(2)).httpPort();
        String session = stage.session().substring(stage.session().lastIndexOf('/') + 1);
        return IntStream.range(0, many)
                .mapToObj(i -> new Attendant(vertx, client, ports, "session:" + session, "hall"))
                .toList();
    }

    private static User writer(int number) {
        String email = "writer-" + number + "@example.org";
        JsonObject account = new JsonObject()
                .put("email", email)
                .put("password", NodeProcess.PASSWORD)
                .put("displayName", "Writer " + number);
        nodes.get(0).http().anonymous().post("/api/v1/auth/signup", account);
        return nodes.get(0).signIn(email);
    }

    /** By any node; what nobody acknowledged is said again by another one, under its key. */
    private void write(User writer) {
        String session = stage.session().substring(stage.session().lastIndexOf('/') + 1);
        String id = UUID.randomUUID().toString();
        JsonObject message =
                new JsonObject().put("id", id).put("sessionId", session).put("text", "Can you hear me?");
        Awaitility.await().atMost(PATIENCE).until(() -> {
            NodeProcess any = nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
            try {
                return any.http()
                                .with(writer.token())
                                .post(stage.path() + "/chat-messages", message, "Idempotency-Key", id)
                                .status()
                        == 201;
            } catch (UncheckedIOException dead) {
                return false;
            }
        });
        acknowledged.add(id);
    }

    private Duration timeUntilAllAreBack(List<Attendant> hers, NodeProcess mortal) {
        Awaitility.await().atMost(PATIENCE).until(() -> hers.stream()
                .allMatch(one -> one.isInElsewhereThan(mortal.httpPort())));
        return Duration.ofNanos(System.nanoTime() - killed);
    }
}
