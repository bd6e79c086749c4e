package io.plenary.web.rest;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Lanes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Files that are read and written for seconds, such as all orders of a conference: few at once on a node, one of an
 * organization, so that those who buy wait for none of them. Whoever's turn does not come soon is asked to come back.
 */
final class HeavyFiles {

    static final Lanes.Limits AT_ONCE = new Lanes.Limits(2, 1, 2, 5);
    private static final String PLACE = "files";
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    /** From its turn on: the time of a request is over before fifty thousand orders are written. */
    private static final long LONGEST_MILLIS = 60_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final Lanes lanes;
    private final Duration patience;

    /** Of all routes of a node. */
    static HeavyFiles of(Vertx vertx) {
        return new HeavyFiles(
                vertx,
                vertx.sharedData()
                        .<String, Lanes>getLocalMap("plenary.web.lanes")
                        .computeIfAbsent(PLACE, first -> new Lanes(AT_ONCE)),
                PATIENCE);
    }

    /** @param patience how long somebody waits for their turn at most */
    HeavyFiles(Vertx vertx, Lanes lanes, Duration patience) {
        this.vertx = vertx;
        this.lanes = lanes;
        this.patience = patience;
    }

    /** UNAVAILABLE where too many wait already, or for too long. */
    <T> Future<T> inTurn(UUID organizationId, Supplier<Future<T>> making) {
        Promise<T> done = Promise.promise();
        // Either its turn comes, or it is over before.
        AtomicBoolean decided = new AtomicBoolean();
        lanes.through(organizationId, PLACE, () -> decided.compareAndSet(false, true) ? begin(making) : gone())
                .onSuccess(done::tryComplete)
                .onFailure(done::tryFail);
        if (!decided.get() && !done.future().isComplete()) {
            long timer = vertx.setTimer(patience.toMillis(), late -> {
                if (decided.compareAndSet(false, true)) {
                    done.tryFail(tooLate());
                }
            });
            done.future().onComplete(ended -> vertx.cancelTimer(timer));
        }
        return done.future();
    }

    private static <T> Future<T> begin(Supplier<Future<T>> making) {
        takeTime();
        return making.get();
    }

    /** Whoever was asked to come back. */
    private static <T> Future<T> gone() {
        return Future.failedFuture(tooLate());
    }

    private static RuntimeException tooLate() {
        return Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "Other files are being made. Try again soon.");
    }

    private static void takeTime() {
        CallContext call = CallContext.current();
        if (call != null) {
            call.until(System.currentTimeMillis() + LONGEST_MILLIS).bind();
        }
    }
}
