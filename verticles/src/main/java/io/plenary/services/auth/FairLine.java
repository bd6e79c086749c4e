package io.plenary.services.auth;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Work that waits, where sources take turns: whoever sends much waits behind their own, and not others behind them. Belongs
 * to one event loop.
 */
final class FairLine {

    private final int most;
    private final int mostOfOne;
    private final Map<String, Queue<Runnable>> bySource = new LinkedHashMap<>();
    private int length;

    FairLine(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    boolean hasRoom(String source) {
        Queue<Runnable> own = bySource.get(source);
        return length < most && (own == null || own.size() < mostOfOne);
    }

    void add(String source, Runnable work) {
        bySource.computeIfAbsent(source, first -> new ArrayDeque<>()).add(work);
        length++;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** The next one; its source goes to the end of the line. */
    Runnable take() {
        Iterator<Map.Entry<String, Queue<Runnable>>> sources =
                bySource.entrySet().iterator();
        Map.Entry<String, Queue<Runnable>> first = sources.next();
        String source = first.getKey();
        Queue<Runnable> own = first.getValue();
        sources.remove();
        Runnable work = own.remove();
        length--;
        if (!own.isEmpty()) {
            bySource.put(source, own);
        }
        return work;
    }
}
