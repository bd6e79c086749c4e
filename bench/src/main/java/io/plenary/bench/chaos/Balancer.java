package io.plenary.bench.chaos;

import io.plenary.bench.Platform;
import io.plenary.bench.Timing;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Says which node gets the next request, as a proxy in front would: one that was ready when it was looked at last. */
final class Balancer implements AutoCloseable {

    private static final long LOOK_MILLIS = 250;

    private final List<Platform> nodes;
    private final AtomicIntegerArray ready;
    private volatile boolean closed;
    private int last;

    Balancer(List<Platform> nodes) {
        this.nodes = nodes;
        this.ready = new AtomicIntegerArray(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            int node = i;
            Thread looking = new Thread(() -> look(node), "looks at node " + node);
            looking.setDaemon(true);
            looking.start();
        }
    }

    private void look(int node) {
        while (!closed) {
            ready.set(node, nodes.get(node).isReady() ? 1 : 0);
            Timing.pause(LOOK_MILLIS);
        }
    }

    /**
     * The port of a node.
     *
     * @param not that of another one is preferred; 0 for none
     */
    synchronized int next(int not) {
        for (int i = 0; i < nodes.size(); i++) {
            last = (last + 1) % nodes.size();
            int port = nodes.get(last).port();
            if (ready.get(last) == 1 && port != not) {
                return port;
            }
        }
        last = (last + 1) % nodes.size();
        return nodes.get(last).port();
    }

    @Override
    public void close() {
        closed = true;
    }
}
