package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthEvents.EmailChanged;
import io.plenary.contracts.auth.AuthEvents.EmailConfirmed;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.events.Payload;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Mails again where somebody has read a mail: at the address they have confirmed, and no other that was ever theirs to write down.
 * The reader of the log only notes it, for others have to be asked where that is, who may be away.
 */
final class Reachable implements JobWorker.Work {

    static final String KIND = "reachable";

    static final Set<Class<? extends Payload>> EVENTS = Set.of(EmailChanged.class, EmailConfirmed.class);

    private final Database database;
    private final Jobs jobs;
    private final Readers readers;

    Reachable(Database database, Jobs jobs, Readers readers) {
        this.database = database;
        this.jobs = jobs;
        this.readers = readers;
    }

    /** In the transaction that moves the reader's cursor. */
    Future<Void> note(Transaction tx, List<Event> events) {
        Future<Void> noted = Future.succeededFuture();
        for (Event event : events.stream().filter(Reachable::isOne).toList()) {
            noted = noted.compose(before -> jobs.ask(tx, owner(event)));
        }
        return noted;
    }

    private static boolean isOne(Event event) {
        return EVENTS.stream().anyMatch(event::is);
    }

    private static UUID owner(Event event) {
        OfUser changed = event.is(EmailChanged.class) ? event.as(EmailChanged.class) : event.as(EmailConfirmed.class);
        return changed.userId();
    }

    @Override
    public Future<Void> work(Lease lease) {
        return readers.ownAddress(lease.id())
                .compose(found -> database.write(
                        Caller.SYSTEM, tx -> found.map(address -> SuppressionStore.liftAt(tx.sql(), address))
                                .orElse(Future.succeededFuture())
                                .compose(lifted -> jobs.done(tx, lease))));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
