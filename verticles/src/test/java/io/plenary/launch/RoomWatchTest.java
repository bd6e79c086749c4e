package io.plenary.launch;

import static io.plenary.testing.TestNode.await;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class RoomWatchTest {

    @Test
    void changesAreRefusedWhileThereIsNoRoom(Vertx vertx) {
        AtomicBoolean room = new AtomicBoolean();
        AtomicBoolean closed = new AtomicBoolean();
        await(vertx.deployVerticle(new RoomWatch(room::get, closed::set)));

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilTrue(closed);
        room.set(true);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilFalse(closed);
    }
}
