package io.plenary.runtime.events;

import io.plenary.contracts.Service;
import io.plenary.contracts.admin.AdminEvents.ErasureRequested;
import io.plenary.contracts.conferences.ConferenceEvents.ConferencePurged;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What a service deletes of users and of conferences that are gone for good. The event log tells of whom, and remembers how far
 * the service is: whoever waits for an erasure asks the log.
 */
public final class Erasing {

    /** What names of readers end with by which services erase, also those of releases to come. */
    public static final String KIND = ".erasure";

    /** Hearing tells at once; this finds what was not heard. */
    private static final Duration LOOKS = Duration.ofMinutes(1);

    /** May be repeated. */
    public interface Deletion {
        Future<Void> of(Transaction tx, UUID id);
    }

    private Deletion ofUser = (tx, userId) -> Future.succeededFuture();
    private Deletion ofConference = (tx, conferenceId) -> Future.succeededFuture();

    /** Every service reads, also one that keeps nothing of users: it takes them out of its outbox. */
    public static List<String> readers() {
        return Service.all().filter(Erasing::reads).map(Erasing::reader).toList();
    }

    /**
     * Whether a reader must not be removed, however long it is silent: the log keeps for it whom its service has yet to delete,
     * and erasures wait until it has.
     */
    public static boolean isNeeded(String reader) {
        return readers().contains(reader);
    }

    /** The log itself is asked when all others are done, and the gateway keeps nothing. */
    private static boolean reads(Service service) {
        return service != Service.EVENTS && service != Service.WEB;
    }

    private static String reader(Service service) {
        return service.id() + KIND;
    }

    public void erases(Deletion deletion) {
        ofUser = deletion;
    }

    public void purges(Deletion deletion) {
        ofConference = deletion;
    }

    /** @return completes when it hears of whom to let go */
    public Future<?> begin(Vertx vertx, Node node, Service service, Database database) {
        if (!reads(service)) {
            return Future.succeededFuture();
        }
        return LogReader.ofAll(vertx, node, reader(service), database, this::delete)
                .only(ErasureRequested.class, ConferencePurged.class)
                .looksEvery(LOOKS)
                .begin();
    }

    private Future<Void> delete(Transaction tx, List<Event> events) {
        Future<Void> done = Future.succeededFuture();
        for (Event event : events) {
            done = done.compose(before -> event.is(ErasureRequested.class)
                    ? erase(tx, event.as(ErasureRequested.class).userId())
                    : ofConference.of(tx, event.conferenceId()));
        }
        return done;
    }

    /** Once all are past the event, the log does not say any more who it was. */
    private Future<Void> erase(Transaction tx, UUID userId) {
        return userId == null
                ? Future.succeededFuture()
                : ofUser.of(tx, userId).compose(erased -> tx.forget(userId, null));
    }
}
