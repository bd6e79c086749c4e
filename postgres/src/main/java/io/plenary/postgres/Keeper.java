package io.plenary.postgres;

import io.plenary.failures.Failures;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the database again when its process has ended though nobody stopped it; what keeps ending is given more and more time. */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    /** What has run this long is not about to end again. */
    private static final Duration STEADY = Duration.ofSeconds(30);

    private final BooleanSupplier alive;
    private final Callable<?> start;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(new Thread(task, "database-keeper")));
    private Duration wait = FIRST_WAIT;
    private long startedAt = System.nanoTime();

    /**
     * @param alive whether the process runs; asked several times a second
     * @param start starts it and returns when it can be used; may block
     */
    Keeper(BooleanSupplier alive, Callable<?> start) {
        this.alive = alive;
        this.start = start;
        lookAfter(LOOK);
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    private void lookAfter(Duration delay) {
        thread.schedule(this::look, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!alive.getAsBoolean()) {
            LOG.warn("The database has ended by itself; it is started again in {} ms", wait.toMillis());
            thread.schedule(this::startAgain, waitOnce().toMillis(), TimeUnit.MILLISECONDS);
            return;
        }
        if (System.nanoTime() - startedAt > STEADY.toNanos()) {
            wait = FIRST_WAIT;
        }
        lookAfter(LOOK);
    }

    private Duration waitOnce() {
        Duration now = wait;
        Duration next = wait.multipliedBy(2);
        wait = next.compareTo(LONGEST_WAIT) < 0 ? next : LONGEST_WAIT;
        return now;
    }

    private void startAgain() {
        long begin = System.nanoTime();
        try {
            start.call();
            LOG.info("The database runs again, after {} ms", (System.nanoTime() - begin) / 1_000_000);
        } catch (Exception e) {
            LOG.warn("The database cannot be started again: {}", Failures.line(e));
        }
        startedAt = System.nanoTime();
        lookAfter(LOOK);
    }

    /** From now on nothing is started. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
