package io.plenary.web.live;

import io.vertx.core.Future;
import io.vertx.core.Promise;
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
    static final int MOST_LATEST = 1_024;
    static final int MOST_CHARACTERS = 512 << 10;

    private final BooleanSupplier isFull;
    private final Consumer<String> line;
    private final Deque<String> waiting = new ArrayDeque<>(0);
    private final Map<String, String> latest = new LinkedHashMap<>(0);
    private int characters;
    private Promise<Void> read;

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

    /**
     * @param key what it is about: a later one takes its place
     * @return false where too much waits already
     */
    boolean sendLatest(String key, String text) {
        if (!isFull.getAsBoolean()) {
            latest.remove(key);
            line.accept(text);
            return true;
        }
        latest.put(key, text);
        return latest.size() <= MOST_LATEST;
    }

    /** When the client has read so much that it can be told more. */
    Future<Void> read() {
        if (!isFull.getAsBoolean()) {
            return Future.succeededFuture();
        }
        if (read == null) {
            read = Promise.promise();
        }
        return read.future();
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
        if (!isFull.getAsBoolean()) {
            hasRead();
        }
    }

    private void hasRead() {
        if (read != null) {
            Promise<Void> waited = read;
            read = null;
            waited.complete();
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
        hasRead();
    }
}
