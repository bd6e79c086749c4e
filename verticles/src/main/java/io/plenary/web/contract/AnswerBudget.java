package io.plenary.web.contract;

import io.plenary.contracts.Refusal;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Bounds the answers that wait in memory until their clients take them: those that were made for one client. What is kept
 * anyway, for everybody, waits without costing more. Used by one event loop.
 */
final class AnswerBudget {

    /** What nearly every answer stays below. */
    static final int SMALL = 32 << 10;

    private static final long ALL = 24L << 20;
    private static final long OF_ONE = 6L << 20;
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final Shares shares = new Shares(ALL, OF_ONE);

    /**
     * Counts an answer until it has been taken.
     *
     * @throws io.vertx.serviceproxy.ServiceException UNAVAILABLE where too much waits already
     */
    void admit(RoutingContext context, String receiver, Answer answer) {
        if (answer.body() == null || answer.isKept() || answer.body().length() <= SMALL) {
            return;
        }
        // However large, one can always be had.
        long size = Math.min(answer.body().length(), OF_ONE);
        if (!shares.take(receiver, size)) {
            throw Refusal.UNAVAILABLE.retryAfter(WAIT, "Too many large answers wait to be taken. Try again.");
        }
        context.addEndHandler(taken -> shares.giveBack(receiver, size));
    }
}
