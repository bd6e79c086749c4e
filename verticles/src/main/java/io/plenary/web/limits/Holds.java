package io.plenary.web.limits;

import java.util.Map;
import java.util.WeakHashMap;

/**
 * How long refusals wait before they are sent: half a second, and on each connection one after the other, also where it
 * brings many requests at once (HTTP/2). For one event loop.
 */
final class Holds {

    static final long WAIT_MILLIS = 500;
    /** Long before a connection would be taken for a silent one. */
    static final long LONGEST_MILLIS = 10_000;

    private final Map<Object, Long> lastByConnection = new WeakHashMap<>();

    /**
     * @param now in milliseconds of any clock
     * @return milliseconds
     */
    long millis(Object connection, long now) {
        long last = Math.max(now, lastByConnection.getOrDefault(connection, now));
        long next = Math.min(last + WAIT_MILLIS, now + LONGEST_MILLIS);
        lastByConnection.put(connection, next);
        return next - now;
    }
}
