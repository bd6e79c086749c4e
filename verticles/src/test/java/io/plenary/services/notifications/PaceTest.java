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

class PaceTest {

    private static final Rate TEN_A_SECOND = new Rate(10, Duration.ofSeconds(1));

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
    void nodesTogetherLetAsManyGoAsTheServerTakes() {
        Pace here = new Pace(node.vertx(), database, PaceStore.MAILS, TEN_A_SECOND);
        Pace there = new Pace(node.vertx(), database, PaceStore.MAILS, TEN_A_SECOND);
        long begun = System.nanoTime();

        await(Future.all(Stream.of(here, there, here, there, here, there, here, there)
                .map(Pace::turn)
                .toList()));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(690));
    }

    @Test
    void withoutARateNobodyWaits() {
        assertThat(new Pace(node.vertx(), database, PaceStore.MAILS, null)
                        .turn()
                        .isComplete())
                .isTrue();
    }
}
