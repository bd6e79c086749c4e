package io.plenary.launch;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Remark;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DemoLoadingTest {

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger noted = new AtomicInteger();

    @Test
    void itIsTriedUntilTheDemoIsThereAndRemarkedMeanwhile() {
        try (TestNode node = new TestNode()) {
            DemoLoading demo = new DemoLoading(node.vertx(), this::failTwice, this::note);

            await(demo.begin());
            assertThat(demo.remark()).contains(new Remark(Remark.Code.DEMO_LOADING, null));

            Awaitility.await().untilAsserted(() -> assertThat(demo.remark()).isEmpty());
            assertThat(attempts).hasValue(3);
            assertThat(noted).hasValue(1);
        }
    }

    private Future<String> failTwice() {
        int attempt = attempts.incrementAndGet();
        if (attempt == 1) {
            throw new IllegalStateException("Nothing is ready yet");
        }
        return attempt == 2 ? Future.failedFuture("The database is gone") : Future.succeededFuture("demo");
    }

    private Void note() {
        noted.incrementAndGet();
        return null;
    }
}
