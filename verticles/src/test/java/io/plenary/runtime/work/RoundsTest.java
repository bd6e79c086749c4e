package io.plenary.runtime.work;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundsTest {

    /** A timer may fire while the thread that makes it waits for a core. */
    @Test
    void whatOtherThreadsAskForIsDoneHoweverSlowTheyAre() {
        try (TestNode node = new TestNode()) {
            List<Future<Object>> fired = IntStream.range(0, 40_000)
                    .parallel()
                    .mapToObj(i -> fired(node.vertx()))
                    .toList();

            assertThat(await(Future.all(fired)).size()).isEqualTo(40_000);
        }
    }

    private static Future<Object> fired(Vertx vertx) {
        Promise<Object> fired = Promise.promise();
        Rounds.apart(vertx, 1, fired::complete);
        return fired.future();
    }
}
