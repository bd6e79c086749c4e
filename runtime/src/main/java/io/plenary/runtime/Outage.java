package io.plenary.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a database server is away, as those know who ask it: for three seconds nobody was answered, of several who asked or
 * who still wait. Then whoever comes is refused at once, and now and then somebody looks.
 */
final class Outage {

    static final int FAILURES = 5;
    static final int WAITING = 8;
    static final Duration SILENCE = Duration.ofSeconds(3);
    static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration JUST_NOW = Duration.ofSeconds(2);
    /** Who has not been asked for so long may be back. */
    private static final Duration WORTH_BELIEVING = Duration.ofSeconds(5);

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - LOOK.toNanos());
    private volatile long waitingSince;
    private volatile long failingSince;
    private volatile long failedAt;
    private volatile long answeredAt = System.nanoTime() - WORTH_BELIEVING.toNanos();

    boolean isThere() {
        return failures.get() >= FAILURES && isPast(failingSince, SILENCE) && !isPast(failedAt, WORTH_BELIEVING)
                || waiting.get() >= WAITING && isPast(waitingSince, SILENCE);
    }

    /** Whether the last who asked was answered, just now. */
    boolean answers() {
        return failures.get() == 0 && !isPast(answeredAt, JUST_NOW);
    }

    private static boolean isPast(long since, Duration time) {
        return System.nanoTime() - since > time.toNanos();
    }

    /** True for one caller in a while. */
    boolean isTimeToLook() {
        long now = System.nanoTime();
        long last = lookedAt.get();
        return now - last >= LOOK.toNanos() && lookedAt.compareAndSet(last, now);
    }

    void begin() {
        if (waiting.getAndIncrement() == 0) {
            waitingSince = System.nanoTime();
        }
    }

    void answered() {
        waiting.decrementAndGet();
        failures.set(0);
        answeredAt = System.nanoTime();
        waitingSince = answeredAt;
    }

    void noAnswer() {
        waiting.decrementAndGet();
        failedAt = System.nanoTime();
        if (failures.getAndIncrement() == 0) {
            failingSince = failedAt;
        }
    }

    /** Of a connection that was at hand: nobody asked the server. */
    void saysNothing() {
        waiting.decrementAndGet();
    }
}
