package io.plenary.runtime.work;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What waits or is being done, by how much memory it takes until it is answered: so much in all, and so much of each of those who
 * ask for it. Whoever has nothing there yet may ask for something large.
 */
public final class Backlog {

    /**
     * Somebody to whom something counts.
     *
     * @param times how many usual shares they have: a network with several people in it has more than one of them
     */
    public record Share(Object of, int times) {}

    private static final Duration FULL = Duration.ofSeconds(5);
    private static final Duration SHARE_FULL = Duration.ofSeconds(2);

    private final int most;
    private final int mostOfOne;
    private final Map<Object, Integer> weights = new HashMap<>();
    private int weight;

    /**
     * @param most in all, in any unit
     * @param mostOfOne the usual share, in the same unit
     */
    public Backlog(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /**
     * Does the work, which counts until it is done; UNAVAILABLE where there is too much in all, TOO_MANY where there is of one of those
     * to whom it counts.
     */
    public <T> Future<T> hold(List<Share> shares, int heavy, Supplier<Future<T>> work) {
        return Future.succeededFuture()
                .map(asked -> {
                    enter(shares, heavy);
                    return asked;
                })
                .compose(entered ->
                        Future.succeededFuture().compose(begun -> work.get()).onComplete(done -> leave(shares, heavy)));
    }

    private synchronized void enter(List<Share> shares, int heavy) {
        if (!shares.stream().allMatch(share -> fits(share, heavy))) {
            throw Refusal.TOO_MANY.retryAfter(
                    SHARE_FULL, "From you or your network much waits already. Try again in a moment.");
        }
        if (weight > 0 && weight + heavy > most) {
            throw Refusal.UNAVAILABLE.retryAfter(FULL, "Too much waits here already.");
        }
        weight += heavy;
        shares.forEach(share -> weights.merge(share.of(), heavy, Integer::sum));
    }

    private boolean fits(Share share, int heavy) {
        int before = weights.getOrDefault(share.of(), 0);
        return before == 0 || before + heavy <= (long) share.times() * mostOfOne;
    }

    private synchronized void leave(List<Share> shares, int heavy) {
        weight -= heavy;
        shares.forEach(
                share -> weights.computeIfPresent(share.of(), (of, before) -> before == heavy ? null : before - heavy));
    }
}
