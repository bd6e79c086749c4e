package io.plenary.services.analytics;

import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sources read: soon after an event is announced, and by sweeping, because an announcement can get lost. What is
 * announced is only a doorbell; what counts is what stands in the outbox. Belongs to one event loop.
 */
final class SourceListener {

    private static final Logger LOG = LoggerFactory.getLogger(SourceListener.class);
    private static final Duration CLEANING = Duration.ofHours(1);

    private final Vertx vertx;
    private final SourceClient sources;
    private final ConferencesClient conferences;
    private final Cleaner cleaner;
    private final Pace pace;
    private final Set<String> rung = new HashSet<>();

    SourceListener(Vertx vertx, SourceClient sources, ConferencesClient conferences, Cleaner cleaner, Pace pace) {
        this.vertx = vertx;
        this.sources = sources;
        this.conferences = conferences;
        this.cleaner = cleaner;
        this.pace = pace;
    }

    Future<Void> start() {
        return Future.all(SourceNames.types().stream().map(this::listen).toList())
                .compose(listening -> conferences.addServices())
                .onSuccess(added -> {
                    repeat(pace.tick(), sources::readDue);
                    repeat(pace.listing(), conferences::list);
                    repeat(CLEANING, cleaner::clean);
                });
    }

    private Future<Void> listen(String type) {
        return vertx.eventBus().consumer(Event.address(type), this::ring).completion();
    }

    private void ring(Message<String> announced) {
        Event event = Event.fromJson(announced.body());
        SourceNames.of(event).ifPresent(source -> soon(source, () -> readTwice(source)));
        if (ConferenceEvents.CONFERENCE_ENDPOINT_REGISTERED.equals(event.type())) {
            soon(event.type(), conferences::list);
        }
    }

    /** However often it rings meanwhile, the work is done once. */
    private void soon(String what, Supplier<Future<Void>> work) {
        if (rung.add(what)) {
            vertx.timer(pace.doorbell().toMillis()).onSuccess(fired -> {
                rung.remove(what);
                attempt(work);
            });
        }
    }

    private Future<Void> readTwice(String source) {
        return sources.read(source)
                .compose(read -> vertx.timer(pace.again().toMillis()))
                .compose(waited -> sources.read(source));
    }

    /** The next round starts after this one has ended, so that rounds never overlap. */
    private void repeat(Duration pause, Supplier<Future<Void>> work) {
        attempt(work).onComplete(done -> vertx.setTimer(pause.toMillis(), fired -> repeat(pause, work)));
    }

    private static Future<Void> attempt(Supplier<Future<Void>> work) {
        return Future.succeededFuture()
                .compose(now -> work.get())
                .onFailure(failure -> LOG.warn("Reading events is put off: {}", failure.toString()));
    }
}
