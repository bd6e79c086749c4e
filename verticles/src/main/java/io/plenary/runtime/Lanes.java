package io.plenary.runtime;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Work at places that may be slow: so much of it at once, only some of that at one place, and a bounded line behind. Whoever
 * waits for a slow place lets others pass. Used on one event loop.
 */
public final class Lanes {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private record Waiting(String place, Runnable start) {}

    private final int most;
    private final int mostAtOnePlace;
    private final int longestLine;
    private final Map<String, Integer> underWayByPlace = new HashMap<>();
    private final List<Waiting> line = new ArrayList<>();
    private int underWay;

    public Lanes(int most, int mostAtOnePlace, int longestLine) {
        this.most = most;
        this.mostAtOnePlace = mostAtOnePlace;
        this.longestLine = longestLine;
    }

    /** Does the work when its turn comes; UNAVAILABLE where the line is too long already. */
    public <T> Future<T> through(String place, Supplier<Future<T>> work) {
        if (line.size() >= longestLine) {
            return Future.failedFuture(Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "Too much waits here already."));
        }
        Promise<T> done = Promise.promise();
        String name = place.toLowerCase(Locale.ROOT);
        line.add(new Waiting(name, () -> Future.succeededFuture()
                .compose(turn -> work.get())
                .onComplete(ended -> leave(name))
                .onComplete(done)));
        startNext();
        return done.future();
    }

    private void leave(String place) {
        underWay--;
        underWayByPlace.computeIfPresent(place, (name, count) -> count == 1 ? null : count - 1);
        startNext();
    }

    private void startNext() {
        List<Waiting> next = new ArrayList<>();
        for (Iterator<Waiting> each = line.iterator(); each.hasNext() && underWay < most; ) {
            Waiting first = each.next();
            if (underWayByPlace.getOrDefault(first.place(), 0) < mostAtOnePlace) {
                each.remove();
                underWay++;
                underWayByPlace.merge(first.place(), 1, Integer::sum);
                next.add(first);
            }
        }
        next.forEach(waiting -> waiting.start().run());
    }
}
