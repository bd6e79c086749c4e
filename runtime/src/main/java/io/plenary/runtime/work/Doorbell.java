package io.plenary.runtime.work;

import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;

/** A message that may get lost and only says: look. Every node hears it. */
final class Doorbell {

    private final EventBus bus;
    private final String address;

    /** @param name of what is to be looked at, one in the whole cluster */
    Doorbell(EventBus bus, String name) {
        this.bus = bus;
        this.address = "doorbell." + name;
    }

    void ring() {
        bus.publish(address, "");
    }

    /** @return completes when no ring is missed any more */
    Future<Void> answer(Runnable look) {
        return bus.consumer(address, rung -> look.run()).completion();
    }
}
