package io.plenary.runtime.events;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Payload;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one verticle hears of what happens anywhere in the cluster. */
public final class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private final EventBus bus;
    private final Function<String, Event> eventReader;
    private final Function<String, LogPage> pageReader;
    private final List<MessageConsumer<String>> consumers = new ArrayList<>();

    Listening(EventBus bus, Function<String, Event> eventReader, Function<String, LogPage> pageReader) {
        this.bus = bus;
        this.eventReader = eventReader;
        this.pageReader = pageReader;
    }

    /** To events of these types, of whatever conference. */
    @SafeVarargs
    public final Listening on(Consumer<Event> reaction, Class<? extends Payload>... types) {
        return on(reaction, List.of(types));
    }

    /** To events of these types, of whatever conference. */
    public Listening on(Consumer<Event> reaction, Collection<Class<? extends Payload>> types) {
        types.forEach(type -> hear(Event.address(type), eventReader, reaction));
        return this;
    }

    /** To what events of these types tell. */
    @SafeVarargs
    public final <P extends Payload> Listening to(Consumer<P> reaction, Class<? extends P>... types) {
        for (Class<? extends P> type : types) {
            hear(Event.address(type), eventReader.andThen(event -> event.as(type)), reaction);
        }
        return this;
    }

    /** To all that happens in a conference. */
    public Listening in(UUID conferenceId, Consumer<Event> reaction) {
        hear(Event.addressOfConference(conferenceId), eventReader, reaction);
        return this;
    }

    /** To what the log has numbered. */
    Listening toNumbered(Consumer<LogPage> reaction) {
        hear(EventLog.NUMBERED, pageReader, reaction);
        return this;
    }

    private <T> void hear(String address, Function<String, T> reader, Consumer<T> reaction) {
        consumers.add(bus.consumer(address, told -> react(told, reader, reaction)));
    }

    /** A node of another release may tell what this one cannot read. */
    private static <T> void react(Message<String> told, Function<String, T> reader, Consumer<T> reaction) {
        T what;
        try {
            what = reader.apply(told.body());
        } catch (RuntimeException unreadable) {
            LOG.warn("What was told on {} cannot be read: {}", told.address(), unreadable.toString());
            return;
        }
        reaction.accept(what);
    }

    /** When nothing that is told from now on is missed. */
    public Future<?> ready() {
        return Future.all(consumers.stream().map(MessageConsumer::completion).toList());
    }

    /** Before the verticle ends. */
    public Future<?> end() {
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList());
    }
}
