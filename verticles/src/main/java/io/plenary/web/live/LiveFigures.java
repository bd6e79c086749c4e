package io.plenary.web.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the operator sees of the live channel; that of all instances of a node together. */
final class LiveFigures {

    private static final MeterRegistry METRICS = Metrics.globalRegistry;
    private static final AtomicInteger SOCKETS = METRICS.gauge("plenary.live.sockets", new AtomicInteger());
    private static final AtomicInteger ROOMS = METRICS.gauge("plenary.live.rooms", new AtomicInteger());
    /** Clients for which something waits until they have read. */
    private static final AtomicInteger BEHIND = METRICS.gauge("plenary.live.behind", new AtomicInteger());

    /** There from the start: nobody can watch what is not there. */
    private static final Counter FULL =
            counter("plenary.live.full", "Times a client had to read before it could be told more", "kind", "socket");

    private final Map<String, Counter> sentByType = new HashMap<>();
    private int rooms;

    void opened() {
        SOCKETS.incrementAndGet();
    }

    void closed(String code) {
        SOCKETS.decrementAndGet();
        Counter.builder("plenary.live.closes")
                .description("Sockets of the live channel by the code they were closed with")
                .tag("code", code)
                .register(METRICS)
                .increment();
    }

    void rooms(int now) {
        ROOMS.addAndGet(now - rooms);
        rooms = now;
    }

    void fellBehind() {
        BEHIND.incrementAndGet();
        FULL.increment();
    }

    void caughtUp() {
        BEHIND.decrementAndGet();
    }

    void sent(String type) {
        sentByType
                .computeIfAbsent(
                        type,
                        first -> counter("plenary.live.sent", "Messages to clients of the live channel", "type", type))
                .increment();
    }

    private static Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name).description(description).tag(tag, value).register(METRICS);
    }
}
