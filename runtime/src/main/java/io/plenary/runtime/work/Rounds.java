package io.plenary.runtime.work;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.CallContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that nobody waits for: done every so often and when there is a reason, but never twice at once in one verticle.
 * Runs on the verticle's event loop only.
 */
public final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long AT_ONCE_MILLIS = 1;
    private static final double LEAST_SHARE = 0.8;
    private static final long FIRST_BACKOFF_MILLIS = 250;
    private static final long LONGEST_BACKOFF_MILLIS = 5_000;
    /** How long a piece of work may take. */
    public static final long BUDGET_MILLIS = 20_000;

    private final Vertx vertx;
    private final String name;
    private final Supplier<Future<Void>> round;
    private boolean running;
    private boolean again;
    private boolean untilDone;
    private volatile boolean ended;
    private long backoff = FIRST_BACKOFF_MILLIS;

    public Rounds(Vertx vertx, String name, Supplier<Future<Void>> round) {
        this.vertx = vertx;
        this.name = name;
        this.round = round;
    }

    /** A little more or less, lest all nodes do it at the same moment. */
    public Rounds every(Duration pause) {
        double share = LEAST_SHARE + ThreadLocalRandom.current().nextDouble() * 2 * (1 - LEAST_SHARE);
        apart(vertx, (long) (share * pause.toMillis()), () -> {
            if (!ended) {
                every(pause);
                run();
            }
        });
        return this;
    }

    /** What failed is tried again soon, and then less and less often; without it the next reason does that. */
    public Rounds untilDone() {
        untilDone = true;
        return this;
    }

    /** From a timer, because the work is not part of the request that gave reason for it. */
    public void kick() {
        kickIn(AT_ONCE_MILLIS);
    }

    /** A little later. */
    public void kickIn(long millis) {
        apart(vertx, millis, this::run);
    }

    /**
     * A periodic timer fires in a context of its own each time: what is bound to that belongs to this piece of work alone. It is made
     * on the event loop that it fires on, for one that fires before another thread has made it whole cannot be cancelled (Vert.x 5.0).
     */
    static void apart(Vertx vertx, long millis, Runnable then) {
        Context context = vertx.getOrCreateContext();
        if (context == Vertx.currentContext() && Context.isOnEventLoopThread()) {
            fireOnce(vertx, millis, then);
        } else {
            context.runOnContext(here -> fireOnce(vertx, millis, then));
        }
    }

    private static void fireOnce(Vertx vertx, long millis, Runnable then) {
        vertx.setPeriodic(Math.max(AT_ONCE_MILLIS, millis), timer -> {
            vertx.cancelTimer(timer);
            then.run();
        });
    }

    /** A part of a round is done for good: should the next one fail, it is soon tried again. */
    public void advance() {
        backoff = FIRST_BACKOFF_MILLIS;
    }

    /** What is under way comes to its end, and nothing is begun any more. */
    public void end() {
        ended = true;
    }

    private void run() {
        if (ended) {
            return;
        }
        if (running) {
            again = true;
            return;
        }
        running = true;
        renewContext(name);
        Future.<Void>succeededFuture().compose(start -> round.get()).onComplete(done -> {
            running = false;
            if (done.failed()) {
                putOff(done.cause());
            } else {
                advance();
                if (again) {
                    kick();
                }
            }
            again = false;
        });
    }

    private void putOff(Throwable cause) {
        if (Refusal.UNAVAILABLE.is(cause)) {
            LOG.debug("A round of {} has to wait: {}", name, cause.toString());
        } else {
            LOG.warn("A round of {} failed and is repeated: {}", name, cause.toString());
        }
        if (untilDone) {
            kickIn(backoff);
            backoff = Math.min(2 * backoff, LONGEST_BACKOFF_MILLIS);
        }
    }

    /** Each piece of work has its own name in the logs and its own time. */
    public static void renewContext(String name) {
        CallContext.background(name, BUDGET_MILLIS).bind();
    }
}
