package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ShutdownTest {

    private final List<String> taken = new ArrayList<>();
    private final Shutdown shutdown = new Shutdown();

    @Test
    void whatWasStartedLastIsStoppedFirst() {
        step("database", Future::succeededFuture);
        step("cluster", Future::succeededFuture);
        step("http", Future::succeededFuture);

        shutdown.run();

        assertThat(taken).containsExactly("http", "cluster", "database");
    }

    @Test
    void aStepThatFailsDoesNotKeepTheNextFromBeingTaken() {
        step("database", Future::succeededFuture);
        step("cluster", () -> Future.failedFuture("gone"));
        step("http", () -> {
            throw new IllegalStateException("broken");
        });

        shutdown.run();

        assertThat(taken).containsExactly("http", "cluster", "database");
    }

    @Test
    void aStepThatHangsIsLeftAfterItsTime() {
        step("database", Future::succeededFuture);
        step("cluster", () -> Promise.<Void>promise().future());

        shutdown.run();

        assertThat(taken).containsExactly("cluster", "database");
    }

    @Test
    void aStepMayUseWhatTheOneBeforeHasLeft() {
        shutdown.before("database", Duration.ofMillis(50), () -> {
            taken.add("database");
            return Future.succeededFuture();
        });
        shutdown.before(
                "cluster",
                Duration.ofMillis(50),
                () -> Future.fromCompletionStage(new CompletableFuture<Void>()
                        .completeOnTimeout(null, 200, TimeUnit.MILLISECONDS)
                        .thenRun(() -> taken.add("cluster"))));
        shutdown.before("http", Duration.ofSeconds(10), Future::succeededFuture);

        shutdown.run();

        assertThat(taken).containsExactly("cluster", "database");
    }

    @Test
    void theStepsAreTakenOnce() {
        step("database", Future::succeededFuture);

        assertThat(shutdown.run()).isTrue();
        assertThat(shutdown.run()).isFalse();

        assertThat(taken).containsExactly("database");
    }

    private void step(String name, Supplier<Future<Void>> action) {
        shutdown.before(name, Duration.ofMillis(50), () -> {
            taken.add(name);
            return action.get();
        });
    }
}
