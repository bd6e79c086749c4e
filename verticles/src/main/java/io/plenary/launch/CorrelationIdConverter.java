package io.plenary.launch;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.plenary.runtime.CallContext;

/** {@code %correlationId} in {@code conf/logback.xml}. Works only in appenders that write on the thread that logs. */
public final class CorrelationIdConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        String correlationId = CallContext.currentCorrelationId();
        return correlationId == null ? "-" : correlationId;
    }
}
