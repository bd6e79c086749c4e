package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.webhooks.WebhookKeys;
import io.plenary.services.webhooks.Receiver;
import io.plenary.services.webhooks.Receiver.Received;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A node is killed again and again while it sends messages to 20 endpoints, of which every other one wants them in order. With
 * {@code -Dplenary.kill.messages=250} these are 5,000.
 */
@Isolated
@Tag("slow")
class KilledWhileTellingTest {

    private static final int ENDPOINTS = 20;
    /** To each endpoint. */
    private static final int MESSAGES = Integer.getInteger("plenary.kill.messages", 75);

    private static final int ALL = ENDPOINTS * MESSAGES;
    private static final List<Integer> KILLS = List.of(ALL / 10, 4 * ALL / 10, 7 * ALL / 10);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private final Receiver receiver = new Receiver();
    private final Map<String, WebhookKeys> keys = new LinkedHashMap<>();
    private final int clusterPort = NodeProcess.freePort();
    private NodeProcess node;

    @BeforeEach
    void start() {
        node = NodeProcess.start(
                folder,
                Map.of(
                        "PLENARY_DATA_DIR", folder.resolve("data").toString(),
                        "PLENARY_CLUSTER_PORT", Integer.toString(clusterPort),
                        "PLENARY_WEBHOOKS_PLAIN", "true",
                        "PLENARY_WEBHOOKS_PORTS", Integer.toString(receiver.port()),
                        "PLENARY_WEBHOOKS_NETWORKS", "127.0.0.1"));
    }

    @AfterEach
    void stop() {
        node.close();
        receiver.close();
    }

    @Test
    void nothingIsLostAndWhatComesTwiceHasTheSameId() {
        Instant begun = Instant.now();
        User admin = node.signIn();
        Stage.organize(admin);
        Stage stage = Stage.set(admin, "told");
        Set<String> sessions = new TreeSet<>();
        String collection = stage.session().substring(0, stage.session().lastIndexOf('/'));
        for (int i = 0; i < MESSAGES; i++) {
            JsonObject made = admin.post(collection, new JsonObject().put("title", "Lamp " + i))
                    .expect(201);
            sessions.add(made.getJsonObject("session").getString("id"));
        }

        for (int i = 0; i < ENDPOINTS; i++) {
            tell(admin, "/endpoint-" + i, i % 2 == 0, begun);
        }
        for (int most : KILLS) {
            Awaitility.await().atMost(PATIENCE).until(() -> told() >= most);
            node.kill();
            node.exitCode();
            start();
        }

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(keys.keySet())
                .allSatisfy(path -> assertThat(sessions(path)).as(path).containsAll(sessions)));
        keys.forEach(this::assertTold);
    }

    private void tell(User admin, String path, boolean ordered, Instant since) {
        String webhooks = "/api/v1/organizations/" + Stage.ORGANIZATION + "/webhooks";
        JsonObject wanted = new JsonObject()
                .put("url", receiver.address(path))
                .put("types", new JsonArray().add("session.created"))
                .put("ordered", ordered);
        JsonObject made = admin.post(webhooks, wanted).expect(201);
        keys.put(path, WebhookKeys.fromJson(made.getJsonObject("keys").encode()));
        String webhook = webhooks + "/" + made.getJsonObject("endpoint").getString("id");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> admin.post(webhook + "/replay", new JsonObject().put("since", since.toString()))
                                .expect(202)
                                .getLong("messages")
                        >= MESSAGES);
    }

    private int told() {
        return keys.keySet().stream()
                .mapToInt(path -> receiver.received(path).size())
                .sum();
    }

    private Set<String> sessions(String path) {
        return receiver.received(path).stream()
                .map(message -> message.data().getString("sessionId"))
                .collect(Collectors.toSet());
    }

    private void assertTold(String path, WebhookKeys known) {
        List<Received> received = receiver.received(path);
        assertThat(received).as(path).allMatch(message -> message.isSharedSecretKnown(known));
        Map<String, List<String>> bodies = received.stream()
                .collect(Collectors.groupingBy(Received::id, Collectors.mapping(Received::body, Collectors.toList())));
        assertThat(bodies.values()).as(path).allMatch(same -> Set.copyOf(same).size() == 1);
        assertThat(received.stream().map(Received::body).collect(Collectors.toSet()))
                .as(path)
                .hasSize(bodies.size());
    }
}
