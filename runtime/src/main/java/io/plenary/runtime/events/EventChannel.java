package io.plenary.runtime.events;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Passing;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Uuids;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.UUID;

/**
 * The events as they pass on the bus. What passes here can get lost with a node: whoever must not miss anything takes it for a
 * doorbell, and reads.
 */
public final class EventChannel {

    /** Listeners of one node hear an event at nearly the same time. */
    private static final int JUST_HEARD = 256;

    private static final int JUST_NUMBERED = 16;

    private static final int LONGEST_PASSING = 8_192;

    private final Vertx vertx;
    /** By what was told: every listener of the node gets what the first one read. */
    private final LoadingCache<String, Event> heard =
            Caffeine.newBuilder().maximumSize(JUST_HEARD).build(Event::fromJson);

    private final LoadingCache<String, LogPage> numbered =
            Caffeine.newBuilder().maximumSize(JUST_NUMBERED).build(LogPage::fromJson);

    public EventChannel(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Tells what passes: everybody who listens now hears it, and nothing is kept.
     *
     * @throws io.vertx.serviceproxy.ServiceException TOO_LARGE for what would keep all nodes busy
     */
    public void tell(Passing payload, UUID organizationId, UUID conferenceId, UUID actorId) {
        Event event = new Event(
                Uuids.next(),
                payload.type(),
                Instant.now(),
                organizationId,
                conferenceId,
                actorId,
                CallContext.currentCorrelationId(),
                payload.toJson());
        String message = event.toJson();
        if (message.length() > LONGEST_PASSING) {
            throw Refusal.TOO_LARGE.because("What is told in passing has at most 8,192 characters.");
        }
        publish(event, message);
    }

    /** Publishes what was stored with the change it tells of: on the topic of its type and on that of its conference. */
    public void tell(Event event) {
        publish(event, event.toJson());
    }

    private void publish(Event event, String message) {
        vertx.eventBus().publish(Event.address(event.type()), message);
        if (event.conferenceId() != null) {
            vertx.eventBus().publish(Event.addressOfConference(event.conferenceId()), message);
        }
    }

    /** Publishes events once more, now with the numbers they have in the log: for durable readers. */
    public void tell(LogPage page) {
        vertx.eventBus().publish(EventLog.NUMBERED, page.toJson());
    }

    /** Of the calling verticle: its reactions run on its event loop, in the order things happened, and end with it. */
    public Listening listening() {
        return new Listening(vertx.eventBus(), heard::get, numbered::get);
    }
}
