package io.plenary.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.plenary.web.contract.ContractRouter;
import io.plenary.web.contract.Operation;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many requests of each operation were answered how, and how fast, for the operator: {@code
 * plenary_http_requests_seconds}. The figures of Vert.x know no operations, and are looked up by their labels for every
 * request.
 */
final class RequestFigures {

    /** What is no operation of the API: files of the client, health, and what does not exist. */
    private static final String OTHER = "other";

    private static final String[] STATUS = {"aborted", "1xx", "2xx", "3xx", "4xx", "5xx"};
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry metrics;
    private final Map<String, Timer[]> timers = new HashMap<>();

    RequestFigures(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void begin(RoutingContext request) {
        long begin = System.nanoTime();
        request.addEndHandler(sent -> count(request, sent.succeeded(), System.nanoTime() - begin));
        request.next();
    }

    private void count(RoutingContext request, boolean sent, long nanos) {
        Operation known = ContractRouter.operationOf(request);
        String operation = known == null ? OTHER : known.id();
        int kind = sent ? Math.min(request.response().getStatusCode() / 100, STATUS.length - 1) : 0;
        Timer[] ofOperation = timers.computeIfAbsent(operation, first -> new Timer[STATUS.length]);
        Timer timer = ofOperation[kind];
        if (timer == null) {
            timer = made(operation, STATUS[kind]);
            ofOperation[kind] = timer;
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** The registry has each only once, whoever asks. */
    private Timer made(String operation, String status) {
        return Timer.builder("plenary.http.requests")
                .description("Requests by operation of the API and kind of answer")
                .tag("operation", operation)
                .tag("status", status)
                .serviceLevelObjectives(BOUNDS)
                .register(metrics);
    }
}
