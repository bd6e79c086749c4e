package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.webhooks.WebhookKeys;
import io.plenary.services.webhooks.Receiver;
import io.plenary.services.webhooks.Receiver.Received;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node is killed again and again while it sends messages to 20 endpoints, of which every other one wants them in order. With
 * {@code -Dplenary.kill.messages=250} these are 5,000.
 */
@Isolated
@Tag("slow")
class KilledWhileTellingTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledWhileTellingTest.class);
    private static final int ENDPOINTS = 20;
    /** To each endpoint. */
    private static final int MESSAGES = Integer.getInteger("plenary.kill.messages", 75);

    private static final int ALL = ENDPOINTS * MESSAGES;
    /** Messages to all endpoints whose outcome nobody has noted when the node is killed: one where order matters, else some. */
    private static final int IN_DOUBT = ENDPOINTS / 2 * (1 + 16);

    @TempDir
    Path folder;

    private final Receiver receiver = new Receiver();
    private final Map<String, WebhookKeys> keys = new LinkedHashMap<>();
    private MortalNode node;

    @BeforeEach
    void start() {
        node = new MortalNode(
                folder,
                Map.of(
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
        Set<String> sessions = happen(admin, Stage.set(admin, "told"));
        String witness = create(admin, "/witness", false);
        await().until(() -> replay(admin, witness, begun) >= MESSAGES);
        admin.delete(witness).expect(204);
        keys.clear();

        for (int i = 0; i < ENDPOINTS; i++) {
            replay(admin, create(admin, path(i), i % 2 == 0), begun);
        }
        node.dieOnTheWay(ALL, this::told);

        await().untilAsserted(() -> assertThat(keys.keySet())
                .allSatisfy(path -> assertThat(sessions(path)).as(path).containsAll(sessions)));
        keys.forEach(this::assertTold);
        for (int i = 0; i < ENDPOINTS; i += 2) {
            assertThat(sessions(path(i))).as(path(i)).containsExactlyElementsOf(sessions);
        }
        int again = IntStream.range(0, ENDPOINTS).map(this::toldAgain).sum();
        LOG.info("Of {} messages {} came twice", ALL, again);
        assertThat(again).isLessThanOrEqualTo(MortalNode.DEATHS * IN_DOUBT);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(MortalNode.PATIENCE);
    }

    /** @return the sessions that are new, the first one first */
    private static Set<String> happen(User admin, Stage stage) {
        Set<String> sessions = new LinkedHashSet<>();
        sessions.add(stage.session().substring(stage.session().lastIndexOf('/') + 1));
        String collection = stage.session().substring(0, stage.session().lastIndexOf('/'));
        while (sessions.size() < MESSAGES) {
            JsonObject made = admin.post(collection, new JsonObject().put("title", "Lamp " + sessions.size()))
                    .expect(201);
            sessions.add(made.getJsonObject("session").getString("id"));
        }
        return sessions;
    }

    private static String path(int endpoint) {
        return "/endpoint-" + endpoint;
    }

    private String create(User admin, String path, boolean ordered) {
        String webhooks = "/api/v1/organizations/" + Stage.ORGANIZATION + "/webhooks";
        JsonObject wanted = new JsonObject()
                .put("url", receiver.address(path))
                .put("types", new JsonArray().add("session.created"))
                .put("ordered", ordered);
        JsonObject made = admin.post(webhooks, wanted).expect(201);
        keys.put(path, WebhookKeys.fromJson(made.getJsonObject("keys").encode()));
        return webhooks + "/" + made.getJsonObject("endpoint").getString("id");
    }

    /** @return of how many messages it is told again */
    private static long replay(User admin, String webhook, Instant since) {
        return admin.post(webhook + "/replay", new JsonObject().put("since", since.toString()))
                .expect(202)
                .getLong("messages");
    }

    private int told() {
        return keys.keySet().stream()
                .mapToInt(path -> receiver.received(path).size())
                .sum();
    }

    /** What an endpoint was told of, each when it came first. */
    private List<String> sessions(String path) {
        return receiver.received(path).stream()
                .map(message -> message.data().getString("sessionId"))
                .distinct()
                .toList();
    }

    private int toldAgain(int endpoint) {
        List<Received> received = receiver.received(path(endpoint));
        return received.size()
                - (int) received.stream().map(Received::id).distinct().count();
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
