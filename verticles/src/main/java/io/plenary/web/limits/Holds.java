package io.plenary.web.limits;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.random.RandomGenerator;

/**
 * How long refusals wait before they are sent: half a second on average, and on each connection one after the other, also where
 * it brings many requests at once (HTTP/2). They wait unequally, or all who were refused at once would be back at once, and
 * would together use up all that the limit allows by then, at the expense of everybody else's answers. For one event loop.
 */
final class Holds {

    static final int SHORTEST_MILLIS = 250;
    static final int MOST_MILLIS = 750;
    /** Long before a connection would be taken for a silent one. */
    static final long LONGEST_MILLIS = 10_000;

    private final RandomGenerator random;
    private final Map<Object, Long> lastByConnection = new WeakHashMap<>();

    Holds(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param now in milliseconds of any clock
     * @return milliseconds
     */
    long millis(Object connection, long now) {
        long last = Math.max(now, lastByConnection.getOrDefault(connection, now));
        long next = Math.min(last + random.nextInt(SHORTEST_MILLIS, MOST_MILLIS), now + LONGEST_MILLIS);
        lastByConnection.put(connection, next);
        return next - now;
    }
}
