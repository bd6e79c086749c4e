package io.plenary.launch.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.plenary.runtime.CallContext;
import java.util.Objects;

/** {@code %service} in {@code conf/logback.xml}: the name of the service that is at work; nothing where that is none. */
public final class ServiceConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return Objects.requireNonNullElse(CallContext.currentService(), "");
    }
}
