package io.plenary.web.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a client that reads slowly is still to be told. Of what only the latest matters, only the latest waits; everything else
 * waits up to a bound.
 */
final class Outgoing {

    static final int MOST = 256;
    static final int MOST_CHARACTERS = 512 << 10;

    private final BooleanSupplier isFull;
    private final Consumer<String> line;
    private final Deque<String> waiting = new ArrayDeque<>(0);
    private final Map<String, String> latest = new LinkedHashMap<>(0);
    private int characters;

    /**
     * @param isFull whether the client has to read first
     * @param line to it
     */
    Outgoing(BooleanSupplier isFull, Consumer<String> line) {
        this.isFull = isFull;
        this.line = line;
    }

    /** @return false where too much waits already */
    boolean send(String text) {
        if (waiting.isEmpty() && !isFull.getAsBoolean()) {
            line.accept(text);
            return true;
        }
        if (waiting.size() >= MOST || !waiting.isEmpty() && characters + text.length() > MOST_CHARACTERS) {
            return false;
        }
        waiting.add(text);
        characters += text.length();
        return true;
    }

    /** @param key what it is about: a later one takes its place */
    void sendLatest(String key, String text) {
        if (isFull.getAsBoolean()) {
            latest.put(key, text);
        } else {
            latest.remove(key);
            line.accept(text);
        }
    }

    /** The client has read. */
    void drain() {
        while (!waiting.isEmpty() && !isFull.getAsBoolean()) {
            String text = waiting.remove();
            characters -= text.length();
            line.accept(text);
        }
        while (!latest.isEmpty() && !isFull.getAsBoolean()) {
            String key = latest.keySet().iterator().next();
            line.accept(latest.remove(key));
        }
    }

    boolean isBehind() {
        return !waiting.isEmpty() || !latest.isEmpty();
    }

    /** Nobody reads any more. */
    void clear() {
        waiting.clear();
        latest.clear();
        characters = 0;
    }
}
