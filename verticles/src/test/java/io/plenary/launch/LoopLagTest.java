package io.plenary.launch;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopLagTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setBlockedThreadCheckInterval(60_000));
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aLoopThatIsHeldUpShows() {
        LoopLag.watch(vertx, VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE, metrics, late -> {})
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        Timer lag = metrics.get("plenary.loops.lag").timer();
        await().until(() -> lag.count() > VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);

        CountDownLatch never = new CountDownLatch(1);
        vertx.runOnContext(held -> {
            try {
                assertThat(never.await(1_000, MILLISECONDS)).isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        await().until(() -> lag.max(TimeUnit.MILLISECONDS) > 500);
    }
}
