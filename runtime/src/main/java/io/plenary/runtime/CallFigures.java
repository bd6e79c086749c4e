package io.plenary.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How a method of a contract is called from here, for the operator: {@code plenary_calls_seconds} has every attempt with its
 * outcome, {@code plenary_calls_openings_total} how often the method was the last straw and its address is left alone since.
 */
final class CallFigures {

    private final MeterRegistry metrics;
    private final String service;
    private final String method;
    /** There from the start: nobody can be alarmed by what is not there. */
    private final Counter openings;

    /** Nearly every call is answered at its first attempt, so these are at hand. */
    private final Map<CallOutcome, Timer> first = new ConcurrentHashMap<>();

    CallFigures(MeterRegistry metrics, String service, String method) {
        this.metrics = metrics;
        this.service = service;
        this.method = method;
        openings = Counter.builder("plenary.calls.openings")
                .description("Calls after which their address was left alone for a while")
                .tag("service", service)
                .tag("method", method)
                .register(metrics);
    }

    /** @param attempt counted from 1; 0 for what was not tried */
    void count(CallOutcome outcome, int attempt, long nanos) {
        Timer timer = attempt == 1 ? first.computeIfAbsent(outcome, made -> made(made, 1)) : made(outcome, attempt);
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    void countOpening() {
        openings.increment();
    }

    private Timer made(CallOutcome outcome, int attempt) {
        return Timer.builder("plenary.calls")
                .description("Attempts to call a service, by what became of them")
                .tag("service", service)
                .tag("method", method)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .tag("attempt", Integer.toString(attempt))
                .register(metrics);
    }
}
