package io.plenary.web.rest;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrawingTurnsTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID ANOTHER = UUID.randomUUID();

    private final Vertx vertx = Vertx.vertx();
    private final DrawingTurns turns = new DrawingTurns(vertx);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> drawn = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private Future<Void> draw(String subscriber, UUID organization, String name) {
        return turns.askedFrom(
                subscriber,
                () -> turns.draw(organization, () -> {
                    gate.await();
                    drawn.add(name);
                    return null;
                }));
    }

    @Test
    void nobodyWaitsForAllThatAnotherOneWants() {
        List<Future<Void>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(draw("192.0.2.1", ONE, "a" + i));
        }
        asked.add(draw("192.0.2.2", ONE, "b"));
        asked.add(draw("192.0.2.3", ANOTHER, "c"));
        gate.countDown();
        await(Future.all(asked));

        assertThat(drawn.subList(0, 3)).containsExactlyInAnyOrder("a0", "b", "c");
    }

    @Test
    void aSubscriberHasALineThatEnds() {
        List<Future<Void>> asked = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            asked.add(draw("192.0.2.1", ONE, "a" + i));
        }

        assertThat(Refusal.UNAVAILABLE.is(asked.get(21).cause())).isTrue();
        gate.countDown();
        await(Future.all(asked.subList(0, 21)));
    }
}
