package io.plenary.runtime;

import io.plenary.contracts.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Work for several owners at places that may be slow: so much of it at once, only some of that for one owner and at one place,
 * and a bounded line behind for each owner. Owners take turns, and whoever waits for a slow place lets others pass. Work begins
 * in the context of whoever asked for it, though another one's end has let it begin.
 */
public final class Lanes implements Shareable {

    /**
     * How much there may be at once.
     *
     * @param lineOfOneOwner how many of an owner may wait
     */
    public record Limits(int all, int ofOneOwner, int atOnePlace, int lineOfOneOwner) {}

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private record Waiting(Object owner, String place, Runnable start) {}

    private final Limits limits;
    private final Map<Object, Integer> underWayByOwner = new HashMap<>();
    private final Map<String, Integer> underWayByPlace = new HashMap<>();

    /** By owner: whose turn comes, and whose is over, goes behind those who wait for theirs. */
    private final Map<Object, Queue<Waiting>> lines = new LinkedHashMap<>();

    private int underWay;

    public Lanes(Limits limits) {
        this.limits = limits;
    }

    /** Does the work when its turn comes; UNAVAILABLE where the owner's line is too long already. */
    public synchronized <T> Future<T> through(Object owner, String place, Supplier<Future<T>> work) {
        Queue<Waiting> line = lines.computeIfAbsent(owner, first -> new ArrayDeque<>());
        if (line.size() >= limits.lineOfOneOwner()) {
            return Future.failedFuture(Refusal.UNAVAILABLE.retryAfter(RETRY_AFTER, "Too much waits here already."));
        }
        Promise<T> done = Promise.promise();
        String name = place.toLowerCase(Locale.ROOT);
        Context asked = Vertx.currentContext();
        line.add(new Waiting(
                owner,
                name,
                () -> within(asked, () -> Future.succeededFuture()
                        .compose(turn -> work.get())
                        .onComplete(ended -> leave(owner, name))
                        .onComplete(done))));
        startNext();
        return done.future();
    }

    private static void within(Context asked, Runnable work) {
        if (asked == null || asked == Vertx.currentContext()) {
            work.run();
        } else {
            asked.runOnContext(turn -> work.run());
        }
    }

    private synchronized void leave(Object owner, String place) {
        toTheEnd(owner);
        underWay--;
        underWayByOwner.computeIfPresent(owner, (key, count) -> count == 1 ? null : count - 1);
        underWayByPlace.computeIfPresent(place, (key, count) -> count == 1 ? null : count - 1);
        startNext();
    }

    /** What ends at once starts the next itself. */
    private void startNext() {
        for (Optional<Waiting> next = next(); next.isPresent(); next = next()) {
            Waiting first = next.get();
            underWay++;
            underWayByOwner.merge(first.owner(), 1, Integer::sum);
            underWayByPlace.merge(first.place(), 1, Integer::sum);
            first.start().run();
        }
    }

    /** The first of all whose turn it may be, taken out of its line. */
    private Optional<Waiting> next() {
        return underWay >= limits.all()
                ? Optional.empty()
                : lines.entrySet().stream()
                        .filter(line -> hasRoom(line.getKey()))
                        .flatMap(line ->
                                line.getValue().stream().filter(this::hasPlace).limit(1))
                        .findFirst()
                        .map(this::taken);
    }

    /** Asked once for all who wait: a long line is not looked through for somebody who cannot be there. */
    private boolean hasRoom(Object owner) {
        return underWayByOwner.getOrDefault(owner, 0) < limits.ofOneOwner();
    }

    private boolean hasPlace(Waiting waiting) {
        return underWayByPlace.getOrDefault(waiting.place(), 0) < limits.atOnePlace();
    }

    private Waiting taken(Waiting waiting) {
        lines.get(waiting.owner()).remove(waiting);
        toTheEnd(waiting.owner());
        return waiting;
    }

    private void toTheEnd(Object owner) {
        Queue<Waiting> line = lines.remove(owner);
        if (line != null && !line.isEmpty()) {
            lines.put(owner, line);
        }
    }
}
