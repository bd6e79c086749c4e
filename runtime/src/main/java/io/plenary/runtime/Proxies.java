package io.plenary.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way to other services: generated proxies, with what every call needs around them ({@link Callee}). Each address stands
 * for itself: a conference that is down takes no other with it. Where no answer comes, that is a refusal: UNAVAILABLE or
 * TOO_LATE.
 */
public final class Proxies {

    /** An address and the contract as it is called there. */
    private record Called(Callee callee, Object proxy) {}

    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Rotation rotation = new Rotation();
    private final Map<String, Called> calledByAddress = new ConcurrentHashMap<>();

    public Proxies(Vertx vertx) {
        this(vertx, Metrics.globalRegistry);
    }

    Proxies(Vertx vertx, MeterRegistry metrics) {
        this.vertx = vertx;
        this.metrics = metrics;
    }

    /** The service at this address; made once, so ask as often as you like. */
    public <T> T of(Class<T> contract, String address) {
        return contract.cast(calledByAddress
                .computeIfAbsent(address, called -> called(contract, called))
                .proxy());
    }

    /** Drops what was made for an address that is gone. */
    public void forget(String address) {
        calledByAddress.remove(address);
    }

    /** How many addresses are left alone at the moment since they kept not answering; for the operator. */
    public long leftAlone() {
        return calledByAddress.values().stream()
                .map(Called::callee)
                .filter(Callee::isLeftAlone)
                .count();
    }

    /** A node has left the cluster: what was asked there gets no answer. */
    public void gone(String node) {
        rotation.gone(node);
    }

    Rotation rotation() {
        return rotation;
    }

    private Called called(Class<?> contract, String address) {
        Callee callee = new Callee(vertx, metrics, rotation, contract, address);
        return new Called(callee, Proxy.newProxyInstance(contract.getClassLoader(), new Class<?>[] {contract}, callee));
    }
}
