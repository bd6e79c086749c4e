package io.plenary.runtime;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Who waits for the answers of a service (a bulkhead). However many may wait where answers come, as in a sale, but not for one
 * that has said nothing to anybody for a while: it would hold all requests there are.
 */
final class Waiting {

    static final int MOST_IN_SILENCE = 200;
    static final Duration SILENCE = Duration.ofSeconds(2);

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long silentSince;

    boolean isFull() {
        return waiting.get() >= MOST_IN_SILENCE && System.nanoTime() - silentSince > SILENCE.toNanos();
    }

    <T> Future<T> during(Supplier<Future<T>> call) {
        if (waiting.getAndIncrement() == 0) {
            silentSince = System.nanoTime();
        }
        return call.get().onComplete(ended -> {
            waiting.decrementAndGet();
            if (!CallOutcome.of(ended.cause()).isLost()) {
                silentSince = System.nanoTime();
            }
        });
    }
}
