package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.runtime.Database;
import io.plenary.runtime.DatabaseNames;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Drops the databases of deleted conferences whose grace period ended. One worker at a time does a conference; if it
 * dies, another begins again when its lease is over, and every step may be repeated. The slug is freed last, so a database
 * that is dropped can never be a successor's.
 */
final class Purger implements JobWorker.Work {

    static final String KIND = "purge";

    /** Until a step that is in work has ended, or another clock has come as far. */
    private static final Duration SHORTLY = Duration.ofSeconds(1);
    /** Clocks of nodes and of databases differ by less; which one counts, the conferences service says. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final Database database;
    private final Jobs jobs;
    private final Jobs provisionings;
    private final ConferencesService conferences;
    private final ProgramClient program;
    private final String prefix;

    /** @param prefix what names of databases start with */
    Purger(
            Database database,
            Jobs jobs,
            Jobs provisionings,
            ConferencesService conferences,
            ProgramClient program,
            String prefix) {
        this.database = database;
        this.jobs = jobs;
        this.provisionings = provisionings;
        this.conferences = conferences;
        this.program = program;
        this.prefix = prefix;
    }

    /** Whatever is due according to the conferences service, should nobody have asked for it here. */
    Future<Void> sweep() {
        return conferences
                .conferencesToPurge(Caller.SYSTEM, Instant.now())
                .compose(due -> due.isEmpty()
                        ? Future.succeededFuture()
                        : database.write(Caller.SYSTEM, tx -> Future.join(due.stream()
                                        .map(conference -> jobs.ensure(tx, conference.id()))
                                        .toList())
                                .mapEmpty()));
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.write(Caller.SYSTEM, tx -> isNeeded(tx, lease))
                .compose(needed -> needed ? purge(lease) : Future.succeededFuture());
    }

    /** Not once it is done: the database may be another conference's by then. */
    private Future<Boolean> isNeeded(Transaction tx, Lease lease) {
        return PurgeStore.purgedAt(tx.sql(), lease.id())
                .compose(purged -> purged.isPresent() ? jobs.done(tx, lease).map(false) : Future.succeededFuture(true));
    }

    private Future<Void> purge(Lease lease) {
        return current(lease.id()).compose(found -> found.map(conference -> purge(lease, conference))
                .orElseGet(() -> finish(lease)));
    }

    /** It may have come back since it was to be purged, and have been deleted again. */
    private Future<Void> purge(Lease lease, Conference conference) {
        if (conference.status() != ConferenceStatus.DELETED) {
            return database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease));
        }
        Duration left = Duration.between(Instant.now(), conference.deleteAfter());
        return left.compareTo(CLOCKS_DIFFER) > 0 ? putOff(lease, left) : unmake(lease, conference);
    }

    /** Nothing goes before it is certain that the conference cannot come back. */
    private Future<Void> unmake(Lease lease, Conference conference) {
        return program.retire(conference.id())
                .compose(retired -> retired ? begin(lease, conference) : Future.succeededFuture(false))
                .compose(begun -> begun
                        ? program.unmake(database(conference)).compose(unmade -> finish(lease))
                        : putOff(lease, SHORTLY));
    }

    /** Not while a provisioning is just making the database. */
    private Future<Boolean> begin(Lease lease, Conference conference) {
        return database.write(Caller.SYSTEM, tx -> cancelProvisioning(tx, lease.id())
                .compose(busy -> busy
                        ? Future.succeededFuture(false)
                        : PurgeStore.begin(tx.sql(), conference).map(true)));
    }

    private Future<Boolean> cancelProvisioning(Transaction tx, UUID conferenceId) {
        return WorkStore.cancel(tx.sql(), conferenceId)
                .compose(canceled -> provisionings.withdraw(tx.sql(), conferenceId))
                .compose(withdrawn -> provisionings.isHeld(tx.sql(), conferenceId));
    }

    private Future<Void> putOff(Lease lease, Duration wait) {
        return database.write(Caller.SYSTEM, tx -> jobs.putOff(tx, lease, wait));
    }

    private Future<Void> finish(Lease lease) {
        return database.write(
                Caller.SYSTEM, tx -> PurgeStore.finish(tx.sql(), lease.id()).compose(finished -> jobs.done(tx, lease)));
    }

    /** Something is always left to be done about a conference that is half gone. */
    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }

    private Future<Optional<Conference>> current(UUID conferenceId) {
        return conferences
                .getConferenceDetails(Caller.SYSTEM, conferenceId.toString())
                .map(Optional::of)
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private ConferenceDatabase database(Conference conference) {
        return new ConferenceDatabase(
                conference.id(),
                conference.organizationId(),
                conference.slug(),
                DatabaseNames.of(prefix, conference.slug()));
    }
}
