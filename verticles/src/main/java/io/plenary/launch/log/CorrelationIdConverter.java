package io.plenary.launch.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.plenary.runtime.CallContext;
import java.util.Objects;

/** {@code %correlationId} in {@code conf/logback.xml}: the request or the work; nothing where that has no name. Works only in appenders that write on the thread that logs. */
public final class CorrelationIdConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return Objects.requireNonNullElse(CallContext.currentCorrelationId(), "");
    }
}
