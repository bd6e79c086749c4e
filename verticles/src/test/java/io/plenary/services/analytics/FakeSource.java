package io.plenary.services.analytics;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventPage;
import io.plenary.contracts.events.EventSource;
import io.plenary.runtime.Uuids;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An outbox in memory. */
final class FakeSource implements EventSource {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger readings = new AtomicInteger();

    @Override
    public Future<EventPage> readEvents(Caller caller, String cursor, int limit) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only services read events.");
        }
        readings.incrementAndGet();
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        int to = Math.min(events.size(), from + limit);
        return Future.succeededFuture(new EventPage(List.copyOf(events.subList(from, to)), Integer.toString(to)));
    }

    FakeSource add(Event event) {
        events.add(event);
        return this;
    }

    int readings() {
        return readings.get();
    }

    static Event event(String type, Instant at, UUID organization, UUID conference, UUID actor) {
        return new Event(Uuids.next(), type, at, organization, conference, actor, null, new JsonObject());
    }
}
