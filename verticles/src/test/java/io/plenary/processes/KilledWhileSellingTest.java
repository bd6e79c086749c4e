package io.plenary.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed again and again while more people order than there are seats. Who gets no answer asks once more, as browsers do. With
 * {@code -Dplenary.kill.buyers=5000} these are 5,000.
 */
@Tag("slow")
class KilledWhileSellingTest {

    private static final int BUYERS = Integer.getInteger("plenary.kill.buyers", 300);
    private static final int SEATS = BUYERS / 2;
    private static final int AT_ONCE = 12;
    private static final int CREATED = 201;

    @TempDir
    Path folder;

    private final Queue<JsonObject> sold = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final ExecutorService buyers = Executors.newFixedThreadPool(AT_ONCE);
    private MortalNode node;
    private String path;

    @BeforeEach
    void start() {
        node = new MortalNode(folder, Map.of("PLENARY_TICKETS_HELD_PER_ADDRESS", Integer.toString(BUYERS)));
    }

    @AfterEach
    void stop() {
        buyers.shutdownNow();
        node.close();
    }

    @Test
    void everySeatIsSoldOnceAndWhatWasSaidHolds() throws InterruptedException {
        User admin = node.signIn();
        Stage.organize(admin);
        path = Stage.set(admin, "sold").path();
        String type = sell(admin);
        for (int i = 0; i < BUYERS; i++) {
            buyers.execute(() -> buy(type));
        }

        node.dieOnTheWay(BUYERS, () -> sold.size() + refused.get());
        buyers.shutdown();
        assertThat(buyers.awaitTermination(MortalNode.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();

        assertThat(sold).hasSize(SEATS);
        assertThat(refused).hasValue(BUYERS - SEATS);
        JsonObject quota = node.signIn()
                .get(path + "/quotas")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(quota.getInteger("taken")).isEqualTo(SEATS);
        assertThat(sold).allSatisfy(order -> assertThat(state(order)).isEqualTo("CONFIRMED"));
    }

    private String sell(User admin) {
        String quota = admin.post(
                        path + "/quotas",
                        new JsonObject().put("name", "Lantern").put("size", SEATS))
                .expect(CREATED)
                .getString("id");
        JsonObject type = new JsonObject()
                .put("name", "Regular")
                .put("price", 0)
                .put("currency", "EUR")
                .put("quotaIds", new JsonArray(List.of(quota)));
        return admin.post(path + "/ticket-types", type).expect(CREATED).getString("id");
    }

    private void buy(String type) {
        JsonObject order = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("name", "Ida")
                .put("email", "ida@example.org")
                .put(
                        "lines",
                        new JsonArray()
                                .add(new JsonObject().put("ticketTypeId", type).put("count", 1)));
        Reply placed = answered(buyer -> buyer.post(path + "/orders", order));
        if (placed.status() == CREATED) {
            confirm(new JsonObject(placed.text()));
        } else {
            assertThat(placed.text()).contains("SOLD_OUT");
            refused.incrementAndGet();
        }
    }

    private void confirm(JsonObject placed) {
        String at = at(placed);
        String ticket = placed.getJsonObject("order")
                .getJsonArray("tickets")
                .getJsonObject(0)
                .getString("id");
        JsonObject named = new JsonObject()
                .put(
                        "items",
                        new JsonArray()
                                .add(new JsonObject().put("ticketId", ticket).put("name", "Ida")));
        answered(buyer -> buyer.put(at + "/attendees", named, secret(placed))).expect(200);
        answered(buyer -> buyer.post(at + "/confirm", new JsonObject().put("payment", "FREE"), secret(placed)))
                .expect(200);
        sold.add(placed);
    }

    private String state(JsonObject placed) {
        return node.anonymous().get(at(placed), secret(placed)).expect(200).getString("state");
    }

    private String at(JsonObject placed) {
        return path + "/orders/" + placed.getJsonObject("order").getString("code");
    }

    private static String[] secret(JsonObject placed) {
        return new String[] {"Order-Secret", placed.getString("secret")};
    }

    /** Until somebody is there who knows. */
    private Reply answered(Function<User, Reply> request) {
        return Awaitility.await()
                .atMost(MortalNode.PATIENCE)
                .ignoreExceptions()
                .until(() -> request.apply(node.anonymous()), reply -> reply.status() < 500);
    }
}
