package io.plenary.runtime;

import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;

/** Registers the context local before any Vertx exists; found through {@code META-INF/services}. */
public final class CallContextProvider implements VertxServiceProvider {

    @Override
    @SuppressWarnings("ReturnValueIgnored") // touching the field is what registers it
    public void init(VertxBootstrap builder) {
        CallContext.LOCAL.hashCode();
    }
}
