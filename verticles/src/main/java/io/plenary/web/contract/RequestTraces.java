package io.plenary.web.contract;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import java.util.List;

/** What the trace of a request says of it, where it is traced (ADR 99). */
public final class RequestTraces {

    /** By it those find a trace who were told of a problem. */
    private static final AttributeKey<String> CORRELATION_ID = AttributeKey.stringKey("plenary.correlation_id");

    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

    /** Links of orders, calendars and screens have their secrets in there, which a collector is not to know. */
    private static final List<AttributeKey<String>> SECRET = List.of("http.url", "url.path", "url.query").stream()
            .map(AttributeKey::stringKey)
            .toList();

    private RequestTraces() {}

    /** When a request arrives. */
    public static void begin(String correlationId) {
        Span span = Span.current();
        if (span.isRecording()) {
            span.setAttribute(CORRELATION_ID, correlationId);
            SECRET.forEach(key -> span.setAttribute(key, ""));
        }
    }

    static void name(Operation operation) {
        Span span = Span.current();
        if (span.isRecording()) {
            span.updateName(operation.method() + " " + operation.path()).setAttribute(ROUTE, operation.path());
        }
    }
}
