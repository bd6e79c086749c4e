package io.plenary.services.auth;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Work that waits, where sources take turns: whoever sends much waits behind their own, and not others behind them. Places
 * are shared as fairly: where all are taken, who has the most of them gives the last one up for a source that has fewer.
 * Belongs to one event loop.
 */
final class FairLine {

    /** @param displaced what is done instead where the place is given up */
    private record Waiter(Runnable work, Runnable displaced) {}

    private final int most;
    private final Map<String, Deque<Waiter>> bySource = new LinkedHashMap<>();
    private int length;

    FairLine(int most) {
        this.most = most;
    }

    boolean hasRoom(String source) {
        // One of two who have as many would only trade places with the other.
        return length < most || waiting(source) + 1 < waiting(longest());
    }

    /** To be called where there {@link #hasRoom}. */
    void add(String source, Runnable work, Runnable displaced) {
        if (length == most) {
            displace(longest());
        }
        bySource.computeIfAbsent(source, first -> new ArrayDeque<>()).add(new Waiter(work, displaced));
        length++;
    }

    private String longest() {
        return bySource.keySet().stream()
                .max(Comparator.comparingInt(this::waiting))
                .orElseThrow();
    }

    private int waiting(String source) {
        Deque<Waiter> own = bySource.get(source);
        return own == null ? 0 : own.size();
    }

    private void displace(String source) {
        Waiter last = bySource.get(source).removeLast();
        length--;
        last.displaced().run();
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** The next one; its source goes to the end of the line. */
    Runnable take() {
        Iterator<Map.Entry<String, Deque<Waiter>>> sources = bySource.entrySet().iterator();
        Map.Entry<String, Deque<Waiter>> first = sources.next();
        String source = first.getKey();
        Deque<Waiter> own = first.getValue();
        sources.remove();
        Runnable work = own.remove().work();
        length--;
        if (!own.isEmpty()) {
            bySource.put(source, own);
        }
        return work;
    }
}
