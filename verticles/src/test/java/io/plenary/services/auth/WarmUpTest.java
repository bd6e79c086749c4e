package io.plenary.services.auth;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.testing.TestNode;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The first hash takes longer than others. */
class WarmUpTest {

    @Test
    void aNodeIsReadyWhenTheFirstHashIsMade() {
        CountDownLatch free = new CountDownLatch(1);
        try (TestNode node = new TestNode()) {
            WorkerExecutor workers = node.vertx().createSharedWorkerExecutor(Passwords.WORKERS, Passwords.THREADS);
            occupy(workers, free);
            node.deploy(QuickAuth::verticle);
            assertThat(status(node)).isEqualTo("DOWN");

            free.countDown();

            await().until(() -> status(node).equals("UP"));
            // Not before: what nobody holds is closed.
            await(workers.close());
        } finally {
            free.countDown();
        }
    }

    private static void occupy(WorkerExecutor workers, CountDownLatch free) {
        for (int i = 0; i < Passwords.THREADS; i++) {
            workers.executeBlocking(
                    () -> {
                        free.await();
                        return null;
                    },
                    false);
        }
    }

    private static String status(TestNode node) {
        return await(node.node().health().ready()).getString("status");
    }
}
