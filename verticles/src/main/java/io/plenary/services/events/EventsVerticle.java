package io.plenary.services.events;

import io.micrometer.core.instrument.Metrics;
import io.plenary.contracts.Service;
import io.plenary.contracts.events.EventLog;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;

/** Runs the event log. */
public final class EventsVerticle extends ServiceVerticle {

    private static final Duration CLEANING = Duration.ofHours(1);
    private static final Duration LOOKS = Duration.ofSeconds(10);

    public EventsVerticle(Node node) {
        super(Service.EVENTS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        Laggards laggards = new Laggards(database, Metrics.globalRegistry);
        node.health().remark("events", laggards::remark);
        every(LOOKS, "lag of readers", laggards::look);
        every(CLEANING, "cleaning of the event log", new LogCleaner(database, InstantSource.system())::clean);
        return answer(EventLog.class, EventLog.ADDRESS, new Log(database, node.events()));
    }
}
