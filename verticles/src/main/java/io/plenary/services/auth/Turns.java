package io.plenary.services.auth;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lets what concerns the same account happen one after the other, so that each attempt knows how the one before it ended.
 * Belongs to one event loop; other nodes have turns of their own.
 */
final class Turns {

    private static final int MOST_WAITING = 16;

    private record Line(Future<?> last, int length) {}

    private final Map<String, Line> lines = new HashMap<>();

    <T> Future<T> take(String account, Supplier<Future<T>> work) {
        Line line = lines.getOrDefault(account, new Line(Future.succeededFuture(), 0));
        if (line.length() > MOST_WAITING) {
            throw Refusal.TOO_MANY.retryAfter(Duration.ofSeconds(1), "Too many sign in to this account at once.");
        }
        Future<T> turn = line.last().transform(ended -> work.get());
        lines.put(account, new Line(turn, line.length() + 1));
        return turn.onComplete(ended -> leave(account));
    }

    private void leave(String account) {
        lines.computeIfPresent(
                account, (name, line) -> line.length() == 1 ? null : new Line(line.last(), line.length() - 1));
    }
}
