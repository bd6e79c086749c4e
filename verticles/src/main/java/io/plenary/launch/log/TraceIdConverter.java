package io.plenary.launch.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** {@code %traceId} in {@code conf/logback.xml}: where more is told of the request; nothing where it is not traced. */
public final class TraceIdConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        SpanContext span = Span.current().getSpanContext();
        return span.isSampled() ? span.getTraceId() : "";
    }
}
