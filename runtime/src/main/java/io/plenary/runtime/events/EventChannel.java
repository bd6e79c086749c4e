package io.plenary.runtime.events;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.vertx.core.Vertx;

/**
 * The events as they pass on the bus. What passes here can get lost with a node: whoever must not miss anything takes it for a
 * doorbell, and reads.
 */
public final class EventChannel {

    /** Listeners of one node hear an event at nearly the same time. */
    private static final int JUST_HEARD = 256;

    private static final int JUST_NUMBERED = 16;

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
     * Publishes on the topic of the event's type and on that of its conference. Nothing is kept: what must not get lost was
     * stored before, with the change it tells of; what may, such as who is in a room, is told by this alone.
     */
    public void tell(Event event) {
        String message = event.toJson();
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
