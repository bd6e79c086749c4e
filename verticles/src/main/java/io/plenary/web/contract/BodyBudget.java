package io.plenary.web.contract;

import io.plenary.contracts.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** Lets bodies in while all of them together fit into a part of the memory: each is held as a whole until it is handled. */
final class BodyBudget {

    private static final long BYTES = 48L << 20;
    /** What nearly every request stays below, and whatever strangers may send: they could use up what is counted. */
    static final long SMALL = 16L << 10;

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final BiConsumer<RoutingContext, Throwable> failures;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(BiConsumer<RoutingContext, Throwable> failures) {
        this.failures = failures;
    }

    /** @param limit what a body may have at most; one that does not say its length may become as long */
    void admit(RoutingContext context, long limit) {
        long size = Math.min(length(context, limit), limit);
        if (size <= SMALL) {
            context.next();
        } else if (taken.addAndGet(size) > BYTES) {
            taken.addAndGet(-size);
            failures.accept(
                    context,
                    Refusal.UNAVAILABLE.retryAfter(WAIT, "Too many large requests are being read. Try again."));
        } else {
            context.addEndHandler(done -> taken.addAndGet(-size));
            context.next();
        }
    }

    private static long length(RoutingContext context, long limit) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? limit : Long.parseLong(length);
    }
}
