package io.plenary.services.analytics;

import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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
    private static final long LONGEST_FAREWELL_MILLIS = 2_000;

    private final Vertx vertx;
    private final SourceClient sources;
    private final ConferencesClient conferences;
    private final Cleaner cleaner;
    private final Pace pace;
    private final Set<String> rung = new HashSet<>();
    private final Set<Future<Void>> underway = new HashSet<>();
    private boolean stopping;

    SourceListener(Vertx vertx, SourceClient sources, ConferencesClient conferences, Cleaner cleaner, Pace pace) {
        this.vertx = vertx;
        this.sources = sources;
        this.conferences = conferences;
        this.cleaner = cleaner;
        this.pace = pace;
    }

    Future<Void> start(Listening listening) {
        return listening
                .on(this::ring, SourceNames.types())
                .ready()
                .compose(ready -> conferences.addServices())
                .onSuccess(added -> {
                    repeat(pace.tick(), sources::readDue);
                    repeat(pace.listing(), conferences::list);
                    repeat(CLEANING, cleaner::clean);
                });
    }

    private void ring(Event event) {
        SourceNames.of(event).ifPresent(source -> soon(source, () -> sources.read(source)));
        if (ConferenceEvents.CONFERENCE_ENDPOINT_REGISTERED.equals(event.type())) {
            soon(event.type(), conferences::list);
        }
    }

    /** However often it rings meanwhile, the work is done once, and once more a little later. */
    private void soon(String what, Supplier<Future<Void>> work) {
        if (rung.add(what)) {
            vertx.setTimer(pace.doorbell().toMillis(), fired -> {
                rung.remove(what);
                attempt(work).onComplete(done -> vertx.setTimer(pace.again().toMillis(), again -> attempt(work)));
            });
        }
    }

    /** The next round starts after this one has ended, so that rounds never overlap. */
    private void repeat(Duration pause, Supplier<Future<Void>> work) {
        attempt(work).onComplete(done -> vertx.setTimer(pause.toMillis(), fired -> repeat(pause, work)));
    }

    private Future<Void> attempt(Supplier<Future<Void>> work) {
        if (stopping) {
            return Future.succeededFuture();
        }
        Future<Void> attempt = Future.succeededFuture().compose(now -> work.get());
        underway.add(attempt);
        return attempt.onFailure(this::report).onComplete(done -> underway.remove(attempt));
    }

    private void report(Throwable failure) {
        if (!stopping) {
            LOG.warn("Reading events is put off: {}", failure.toString());
        }
    }

    /** Ends what is under way, so that the next instance need not wait for a lease to run out. */
    Future<Void> stop() {
        stopping = true;
        Future<?> ended = Future.join(List.copyOf(underway));
        return Future.any(ended, vertx.timer(LONGEST_FAREWELL_MILLIS)).transform(result -> Future.succeededFuture());
    }
}
