package io.plenary.web.contract;

import io.plenary.contracts.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Lets bodies in while all of them together fit into a part of the memory: each is held as a whole until it is handled. Where
 * there is no room left, who announced much and sends little gives way to who comes. Used by one event loop.
 */
final class BodyBudget {

    /** What is read and checked at once. */
    static final long SMALL = 16L << 10;

    /** What nearly every request stays below, and whatever strangers have to send: they could use up what is counted. */
    static final long TINY = 2L << 10;

    /** Whoever keeps this pace, or is as new as this, is not in the way of others. */
    static final long WHOLE_BODY_MILLIS = 30_000;

    static final long NEW_MILLIS = 1_000;

    /** RFC 9113, 7: may be sent again. */
    private static final long REFUSED_STREAM = 0x7;

    private static final Duration WAIT = Duration.ofSeconds(2);

    private record Admitted(RoutingContext context, String sender, long size, long begun) {

        boolean isBehind(long now) {
            long millis = TimeUnit.NANOSECONDS.toMillis(now - begun);
            long received = context.request().bytesRead();
            return millis > NEW_MILLIS && !context.request().isEnded() && received < size * millis / WHOLE_BODY_MILLIS;
        }
    }

    private final BiConsumer<RoutingContext, Throwable> failures;
    private final long from;
    private final long to;
    private final Shares shares;
    /** The oldest first. */
    private final Set<Admitted> admitted = new LinkedHashSet<>();

    private BodyBudget(BiConsumer<RoutingContext, Throwable> failures, long from, long to, Shares shares) {
        this.failures = failures;
        this.from = from;
        this.to = to;
        this.shares = shares;
    }

    /**
     * For large bodies.
     *
     * @param most bytes of all bodies together
     * @param mostOfOne bytes of those of one sender
     */
    static BodyBudget large(BiConsumer<RoutingContext, Throwable> failures, long most, long mostOfOne) {
        return new BodyBudget(failures, SMALL, Long.MAX_VALUE, new Shares(most, mostOfOne));
    }

    /** For small ones: read as JSON they take thirty times as much, until they are answered. */
    static BodyBudget small(BiConsumer<RoutingContext, Throwable> failures, long most, long mostOfOne) {
        return new BodyBudget(failures, TINY, SMALL, new Shares(most, mostOfOne));
    }

    /** @param limit what a body may have at most; one that does not say its length may become as long */
    void admit(RoutingContext context, String sender, long limit) {
        long size = Math.min(length(context, limit), limit);
        if (size <= from || size > to) {
            context.next();
        } else if (context.response().closed()) {
            return;
        } else if (takeOrDisplace(sender, size)) {
            Admitted body = new Admitted(context, sender, size, System.nanoTime());
            admitted.add(body);
            context.addEndHandler(done -> release(body));
            context.next();
        } else {
            failures.accept(context, full());
        }
    }

    private boolean takeOrDisplace(String sender, long size) {
        while (!shares.take(sender, size)) {
            long now = System.nanoTime();
            boolean own = !shares.hasRoom(sender, size);
            Optional<Admitted> behind = admitted.stream()
                    .filter(body -> body.isBehind(now) && (!own || body.sender().equals(sender)))
                    .findFirst();
            if (behind.isEmpty()) {
                return false;
            }
            displace(behind.get());
        }
        return true;
    }

    /** What it might still send would have to be read: so its stream ends, which before HTTP/2 is its connection. */
    private void displace(Admitted body) {
        release(body);
        HttpServerRequest request = body.context().request();
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(REFUSED_STREAM);
        } else {
            failures.accept(body.context(), full());
            request.connection().close();
        }
    }

    private void release(Admitted body) {
        if (admitted.remove(body)) {
            shares.giveBack(body.sender(), body.size());
        }
    }

    private static RuntimeException full() {
        return Refusal.UNAVAILABLE.retryAfter(WAIT, "Too many large requests are being read. Try again.");
    }

    private static long length(RoutingContext context, long limit) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? limit : Long.parseLong(length);
    }
}
