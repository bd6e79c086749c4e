package io.plenary.launch.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.plenary.runtime.CallContext;
import java.util.Objects;

/** {@code %tenant} in {@code conf/logback.xml}: the id of the organization that is worked for; nothing where that is none. */
public final class TenantConverter extends ClassicConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return Objects.requireNonNullElse(CallContext.currentTenant(), "");
    }
}
