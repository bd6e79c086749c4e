package io.plenary.services.program.exchange.prints;

import io.plenary.runtime.work.Lease;
import io.plenary.services.program.conference.WaitingWork;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how far a document is, from the thread that draws it; and stops that thread where somebody else has taken over. */
final class PrintProgress implements IntConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(PrintProgress.class);
    private static final int STEP = 5;

    private final Context context;
    private final WaitingWork waiting;
    private final Lease lease;
    private int told;
    private volatile boolean isLost;

    PrintProgress(Vertx vertx, WaitingWork waiting, Lease lease) {
        this.context = vertx.getOrCreateContext();
        this.waiting = waiting;
        this.lease = lease;
    }

    @Override
    public void accept(int percent) {
        if (isLost) {
            throw new Lease.Lost();
        }
        if (percent >= told + STEP) {
            told = percent;
            context.runOnContext(there -> tell(percent));
        }
    }

    private void tell(int percent) {
        waiting.progress(lease, percent).onFailure(failure -> {
            isLost = failure instanceof Lease.Lost;
            LOG.debug("How far {} is is not known: {}", lease, failure.toString());
        });
    }
}
