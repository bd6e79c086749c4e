package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.runtime.Database;
import io.plenary.runtime.limits.Rate;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SmsPaceTest {

    private static TestNode node;
    private static Database database;

    @BeforeAll
    static void start() {
        node = new TestNode();
        database = await(node.node().databases().open("notifications"));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /** Each node has one of its own. */
    @Test
    void nodesTogetherLetAsManyGoAsTheGatewayTakes() {
        Rate tenASecond = new Rate(10, Duration.ofSeconds(1));
        SmsPace here = new SmsPace(node.vertx(), database, tenASecond);
        SmsPace there = new SmsPace(node.vertx(), database, tenASecond);
        long begun = System.nanoTime();

        await(Future.all(Stream.of(here, there, here, there, here, there)
                .map(SmsPace::turn)
                .toList()));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(490));
    }
}
