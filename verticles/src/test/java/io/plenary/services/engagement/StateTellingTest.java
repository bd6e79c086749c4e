package io.plenary.services.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEvents.RoomStated;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Database;
import io.plenary.runtime.events.EventChannel;
import io.plenary.testing.TestNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances tell how one thing stands, and one of them is slow. */
class StateTellingTest {

    private static final UUID ID = UUID.randomUUID();
    private static final UUID ORGANIZATION = UUID.randomUUID();

    private static TestNode node;
    private static Database database;

    private final Room room = Room.ofConference(UUID.randomUUID());

    @BeforeAll
    static void start() {
        node = new TestNode();
        database = TestNode.await(node.node().databases().open("engagement"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void whatWasReadEarlyAndIsToldLateIsNotTheLastWord() {
        Queue<Event> told = node.listen(RoomStated.class);
        Promise<Map<UUID, JsonObject>> early = Promise.promise();
        Queue<Future<Map<UUID, JsonObject>>> ofLate = new ConcurrentLinkedQueue<>(List.of(early.future(), votes(2)));
        presses(ofLate);
        await().until(() -> ofLate.size() == 1);
        presses(new ConcurrentLinkedQueue<>(List.of(votes(2), votes(2))));
        await().untilAsserted(() -> assertThat(votes(told)).containsExactly(2));

        votes(1).onComplete(early);

        await().untilAsserted(() -> assertThat(votes(told)).containsExactly(2, 1, 2));
    }

    @Test
    void whatStandsAsItWasToldIsNotToldAgain() {
        Queue<Event> told = node.listen(RoomStated.class);
        Queue<Future<Map<UUID, JsonObject>>> reads = new ConcurrentLinkedQueue<>(List.of(votes(2), votes(2)));
        presses(reads);
        await().until(reads::isEmpty);

        presses(new ConcurrentLinkedQueue<>(List.of(votes(3), votes(3))));

        await().untilAsserted(() -> assertThat(votes(told)).endsWith(3));
        assertThat(votes(told)).containsExactly(2, 3);
    }

    /** At an instance of its own, which reads what is given. */
    private void presses(Queue<Future<Map<UUID, JsonObject>>> reads) {
        Context context = node.vertx().getOrCreateContext();
        context.runOnContext(now -> {
            StateTelling telling =
                    new StateTelling(node.vertx(), database, new Telling(new EventChannel(node.vertx())));
            telling.counts("votes", (sql, conference, ids) -> reads.remove());
            telling.changed("votes", ORGANIZATION, room, ID);
        });
    }

    private static Future<Map<UUID, JsonObject>> votes(int votes) {
        return Future.succeededFuture(Map.of(ID, new JsonObject().put("votes", votes)));
    }

    private List<Integer> votes(Queue<Event> told) {
        return told.stream()
                .filter(event -> room.conferenceId().equals(event.conferenceId()))
                .map(event -> event.as(RoomStated.class).state().value().getInteger("votes"))
                .toList();
    }
}
