package io.plenary.runtime;

import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.DeliveryOptions;

/**
 * Options that look at the request at hand: generated proxies read them through the getters on every call, so one shared
 * proxy serves all requests, each with its own headers and the time it has left.
 */
final class CallOptions extends DeliveryOptions {

    private final long longest;

    CallOptions(long longestMillis) {
        this.longest = longestMillis;
    }

    @Override
    public long getSendTimeout() {
        CallContext call = CallContext.current();
        return call == null ? longest : Math.max(1, Math.min(longest, call.remaining()));
    }

    @Override
    public MultiMap getHeaders() {
        CallContext call = CallContext.current();
        return call == null ? null : call.toHeaders();
    }
}
