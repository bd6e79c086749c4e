package io.plenary.runtime;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A call until its answer. Where it may come twice, no instance has all of its time: who has not answered by then is waited for
 * further, but another one is asked beside it, and the first answer counts. Where an attempt got lost, the next follows after a
 * random wait whose bound doubles (exponential back-off with full jitter), never beyond the deadline of the request.
 */
final class Call {

    private static final long FIRST_BACKOFF_MILLIS = 100;

    private final Vertx vertx;
    private final CalledMethod method;
    private final Object proxy;
    private final Object[] arguments;
    private final int mostAttempts;
    private final Instances instances;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Promise<Object> answer = Promise.promise();
    private int begun;
    private int due;

    Call(Vertx vertx, CalledMethod method, Object proxy, Object[] arguments, Instances instances) {
        this.vertx = vertx;
        this.method = method;
        this.proxy = proxy;
        this.arguments = arguments;
        this.mostAttempts = method.mostAttempts(arguments);
        this.instances = instances;
    }

    Future<Object> begin() {
        attempt();
        return answer.future();
    }

    private synchronized void attempt() {
        if (answer.future().isComplete()) {
            return;
        }
        due++;
        int number = ++begun;
        long begin = System.nanoTime();
        Attempt attempt = new Attempt(instances, asked, mostAttempts > 1);
        Future<Object> result = attempt.send(() -> method.callAt(proxy, arguments));
        boolean mayAskOthers = number < mostAttempts && attempt.hasOthers();
        long share = mayAskOthers ? vertx.setTimer(method.shareMillis(), over -> askOthers(attempt)) : -1;
        result.onComplete(ended -> {
            vertx.cancelTimer(share);
            ended(attempt, number, System.nanoTime() - begin, ended);
        });
    }

    private synchronized void askOthers(Attempt attempt) {
        attempt.noAnswer();
        if (begun < mostAttempts && attempt.hasOthers()) {
            attempt();
        }
    }

    private synchronized void ended(Attempt attempt, int number, long nanos, AsyncResult<Object> ended) {
        CallOutcome outcome = CallOutcome.of(ended.cause());
        method.figures().count(outcome, number, nanos);
        due--;
        if (outcome.isLost()) {
            attempt.noAnswer();
            lost(number, ended.cause());
        } else {
            attempt.answered();
            answer(ended);
        }
    }

    private void lost(int number, Throwable failure) {
        long wait = backoff(number);
        if (begun < mostAttempts && isInTime(wait)) {
            vertx.setTimer(wait, waited -> attempt());
        } else if (due == 0) {
            answer.tryFail(failure);
        }
    }

    private void answer(AsyncResult<Object> ended) {
        if (ended.succeeded()) {
            answer.tryComplete(ended.result());
        } else {
            answer.tryFail(ended.cause());
        }
    }

    static long backoff(int attempt) {
        return 1 + ThreadLocalRandom.current().nextLong(FIRST_BACKOFF_MILLIS << (attempt - 1));
    }

    private static boolean isInTime(long wait) {
        CallContext call = CallContext.current();
        return call == null || call.remaining() > wait;
    }
}
