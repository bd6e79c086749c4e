package io.plenary.web.contract;

import io.plenary.contracts.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Lets bodies in while all of them together fit into a part of the memory: each is held as a whole until it is handled. One
 * sender gets a share only, or two of its connections that announce much and send nothing would keep out everybody else's.
 * Used by one event loop.
 */
final class BodyBudget {

    /** What nearly every request stays below, and whatever strangers may send: they could use up what is counted. */
    static final long SMALL = 16L << 10;

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final BiConsumer<RoutingContext, Throwable> failures;
    private final long most;
    private final long mostOfOne;
    private final Map<String, Long> takenBySender = new HashMap<>();
    private long taken;

    /**
     * @param most bytes of all bodies together
     * @param mostOfOne bytes of those of one sender
     */
    BodyBudget(BiConsumer<RoutingContext, Throwable> failures, long most, long mostOfOne) {
        this.failures = failures;
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** @param limit what a body may have at most; one that does not say its length may become as long */
    void admit(RoutingContext context, String sender, long limit) {
        long size = Math.min(length(context, limit), limit);
        if (size <= SMALL) {
            context.next();
        } else if (taken + size > most || takenBySender.getOrDefault(sender, 0L) + size > mostOfOne) {
            failures.accept(
                    context,
                    Refusal.UNAVAILABLE.retryAfter(WAIT, "Too many large requests are being read. Try again."));
        } else {
            take(sender, size);
            context.addEndHandler(done -> take(sender, -size));
            context.next();
        }
    }

    private void take(String sender, long size) {
        taken += size;
        takenBySender.merge(sender, size, (before, more) -> before + more == 0 ? null : before + more);
    }

    private static long length(RoutingContext context, long limit) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? limit : Long.parseLong(length);
    }
}
