package io.plenary.web;

import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a gateway hears of the changes in the cluster. */
final class Hearing {

    private final Vertx vertx;
    private final List<Future<Void>> registrations = new ArrayList<>();

    Hearing(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Belongs to the calling verticle, like the reaction. */
    Hearing on(Consumer<Event> reaction, String... types) {
        Stream.of(types)
                .map(type -> vertx.eventBus()
                        .<String>consumer(
                                Event.address(type), message -> reaction.accept(Event.fromJson(message.body())))
                        .completion())
                .forEach(registrations::add);
        return this;
    }

    /** When nothing that happens in the cluster from now on is missed. */
    Future<?> ready() {
        return Future.all(registrations);
    }
}
