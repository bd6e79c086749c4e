package io.plenary.launch;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops in steps, one after the other, each with a time of its own: a step that fails or hangs does not keep the next from
 * being taken. What a step leaves of its time, the next may use.
 *
 * <p>The steps are awaited on the calling thread and never chained: a continuation of a step that closes event loops would
 * have to run on one of them, and would wait for ever.
 */
public final class Shutdown {

    private record Step(String name, Duration longest, Supplier<Future<Void>> action) {}

    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final List<Step> steps = new ArrayList<>();
    private boolean done;

    /** Adds a step that is taken before those added so far: what was started last is stopped first. */
    public synchronized void before(String name, Duration longest, Supplier<Future<Void>> action) {
        steps.add(0, new Step(name, longest, action));
    }

    /**
     * Takes the steps. A second caller waits for the first and does nothing.
     *
     * @return false for the second caller
     */
    public synchronized boolean run() {
        if (done) {
            return false;
        }
        done = true;
        if (!steps.isEmpty()) {
            takeAll();
        }
        return true;
    }

    private void takeAll() {
        long begin = System.nanoTime();
        long deadline = begin;
        for (Step step : steps) {
            deadline += step.longest().toNanos();
            take(step, deadline);
        }
        LOG.info("Stopped in {} ms", (System.nanoTime() - begin) / 1_000_000);
    }

    private static void take(Step step, long deadline) {
        long begin = System.nanoTime();
        begun(step)
                .orTimeout(deadline - begin, TimeUnit.NANOSECONDS)
                .exceptionally(failure -> {
                    LOG.warn("Stopping, {}: {}", step.name(), String.valueOf(failure));
                    return null;
                })
                .join();
        LOG.debug("Stopping, {}: {} ms", step.name(), (System.nanoTime() - begin) / 1_000_000);
    }

    private static CompletableFuture<Void> begun(Step step) {
        try {
            return step.action().get().toCompletionStage().toCompletableFuture();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
