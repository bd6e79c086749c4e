package io.plenary.web.contract;

import io.plenary.contracts.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Bounds the answers that wait in memory until their clients take them: those that were made for one client who asked for
 * something. What is kept for everybody waits without costing more, and what has had an effect is told in any case. Used by one
 * event loop.
 */
final class AnswerBudget {

    /** What nearly every answer stays below. */
    static final int SMALL = 32 << 10;

    private static final long ALL = 24L << 20;
    private static final long OF_ONE = 6L << 20;
    private static final Duration WAIT = Duration.ofSeconds(2);

    /** Given back once, whatever ends the answer: that it was taken, or that nobody is there any more. */
    private final class Share {

        private final String receiver;
        private long size;

        Share(String receiver, long size) {
            this.receiver = receiver;
            this.size = size;
        }

        void giveBack() {
            if (size > 0) {
                shares.giveBack(receiver, size);
                size = 0;
            }
        }
    }

    private final Shares shares = new Shares(ALL, OF_ONE);

    /**
     * Sends an answer, and counts it until it has been taken.
     *
     * @throws io.vertx.serviceproxy.ServiceException UNAVAILABLE where too much waits already
     */
    void send(RoutingContext context, String receiver, Answer answer) {
        if (!isBounded(context, answer)) {
            Answers.send(context, answer);
            return;
        }
        // However large, one can always be had.
        Share share = new Share(receiver, Math.min(answer.body().length(), OF_ONE));
        if (!shares.take(receiver, share.size)) {
            throw Refusal.UNAVAILABLE.retryAfter(WAIT, "Too many large answers wait to be taken. Try again.");
        }
        context.addEndHandler(ended -> {
            if (ended.failed()) {
                share.giveBack();
            }
        });
        Answers.send(context, answer).onComplete(sent -> share.giveBack());
    }

    private static boolean isBounded(RoutingContext context, Answer answer) {
        return context.request().method() == HttpMethod.GET
                && !answer.isKept()
                && answer.body() != null
                && answer.body().length() > SMALL
                && !Answers.isKnown(context.request(), answer);
    }
}
