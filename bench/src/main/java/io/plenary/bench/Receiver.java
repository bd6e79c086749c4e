package io.plenary.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of ours that takes whatever is posted, and knows when it came. */
final class Receiver implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int TAKEN = 201;
    private static final long PATIENCE_SECONDS = 300;
    private static final long POLL_MILLIS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile byte[] last;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            last = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(TAKEN, -1);
            arrivals.add(System.nanoTime());
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The body that came last. */
    byte[] last() {
        return last;
    }

    void await(int count) {
        long begin = System.nanoTime();
        while (arrivals.size() < count) {
            if (Timing.secondsSince(begin) > PATIENCE_SECONDS) {
                throw new IllegalStateException("Only " + arrivals.size() + " came of " + count);
            }
            Timing.pause(POLL_MILLIS);
        }
    }

    /** When those came that are here, by {@link System#nanoTime()}, and forgets them. */
    long[] taken() {
        long[] times = arrivals.stream().mapToLong(Long::longValue).sorted().toArray();
        arrivals.clear();
        return times;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
