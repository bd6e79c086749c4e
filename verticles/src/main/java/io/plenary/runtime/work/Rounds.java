package io.plenary.runtime.work;

import io.plenary.runtime.CallContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
    /** How long a piece of work may take. */
    public static final long BUDGET_MILLIS = 20_000;

    private final Vertx vertx;
    private final String name;
    private final Supplier<Future<Void>> round;
    private boolean running;
    private boolean again;

    public Rounds(Vertx vertx, String name, Supplier<Future<Void>> round) {
        this.vertx = vertx;
        this.name = name;
        this.round = round;
    }

    public Rounds every(long millis) {
        vertx.setPeriodic(millis, fired -> run());
        return this;
    }

    /** From a timer, because the work is not part of the request that gave reason for it. */
    public void kick() {
        vertx.setTimer(AT_ONCE_MILLIS, fired -> run());
    }

    private void run() {
        if (running) {
            again = true;
            return;
        }
        running = true;
        renewContext(name);
        Future.<Void>succeededFuture().compose(start -> round.get()).onComplete(done -> {
            running = false;
            if (done.failed()) {
                LOG.warn(
                        "A round of {} failed and is repeated: {}",
                        name,
                        done.cause().toString());
            } else if (again) {
                kick();
            }
            again = false;
        });
    }

    /** Each piece of work has its own name in the logs and its own time. */
    public static void renewContext(String name) {
        CallContext.background(name, BUDGET_MILLIS).bind();
    }
}
