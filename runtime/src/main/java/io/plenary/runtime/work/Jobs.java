package io.plenary.runtime.work;

import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Jobs of one kind: what is to be done later about something that has an id, by whichever node is free. They stand in the
 * database of their service, so that asking for one and ending it is part of the change it belongs to.
 */
public final class Jobs {

    private final Database database;
    private final String kind;
    private final Terms terms;
    private final Doorbell doorbell;

    /** @param kind one in the whole platform */
    public Jobs(Vertx vertx, Database database, String kind, Terms terms) {
        this.database = database;
        this.kind = kind;
        this.terms = terms;
        this.doorbell = new Doorbell(vertx.eventBus(), "jobs." + kind);
    }

    /** Something is to be done at once; where that is being done, once more. */
    public Future<Void> ask(Transaction tx, UUID id) {
        tx.afterCommit(doorbell::ring);
        return JobStore.ask(tx.sql(), kind, List.of(id), Duration.ZERO);
    }

    /** Something is to be done, should nobody know yet; what waits goes on waiting. */
    public Future<Void> ensure(Transaction tx, UUID id) {
        return ensure(tx, List.of(id));
    }

    /** The same about many. */
    public Future<Void> ensure(Transaction tx, List<UUID> ids) {
        tx.afterCommit(doorbell::ring);
        return JobStore.ensure(tx.sql(), kind, ids, Duration.ZERO);
    }

    /** Something is to be done in a while, should nobody know yet; what waits goes on waiting, also for what comes sooner or later. */
    public Future<Void> ensureIn(Transaction tx, Duration wait, UUID id) {
        tx.afterCommit(doorbell::ring);
        return JobStore.ensure(tx.sql(), kind, List.of(id), wait);
    }

    /** Something is to be done in a while, unless it is asked for sooner. */
    public Future<Void> askIn(SqlClient sql, Duration wait, UUID id) {
        return askIn(sql, wait, List.of(id));
    }

    /** The same about many, each named once. */
    public Future<Void> askIn(SqlClient sql, Duration wait, List<UUID> ids) {
        return JobStore.ask(sql, kind, ids, wait);
    }

    /** Something is to be done, and whoever asks does it; empty where somebody else is about it. */
    public Future<Optional<Lease>> take(Transaction tx, UUID id) {
        // Others learn until when to leave it to whoever took it.
        tx.afterCommit(doorbell::ring);
        return JobStore.take(tx.sql(), kind, id, terms.lease());
    }

    /** It need not be done after all; whoever has begun it may go on to the end. */
    public Future<Void> withdraw(SqlClient sql, UUID id) {
        return JobStore.withdraw(sql, kind, id);
    }

    /** What it is about is gone, and whatever its holder does about it counts no more. */
    public Future<Void> forget(SqlClient sql, UUID id) {
        return JobStore.forget(sql, kind, id);
    }

    /** Whether somebody is about it. */
    public Future<Boolean> isHeld(SqlClient sql, UUID id) {
        return JobStore.isHeld(sql, kind, id);
    }

    /** Whether at least so many are due. */
    public Future<Boolean> haveDue(int many) {
        return JobStore.countDue(database.direct(), kind, many).map(due -> due >= many);
    }

    /** How far it has come. */
    public Future<Integer> percent(UUID id) {
        return JobStore.percent(database.direct(), kind, id);
    }

    /** Tells those who wait how far it is. */
    public Future<Void> progress(Lease lease, int percent) {
        return orLost(JobStore.progress(database.direct(), lease, percent));
    }

    /** It is done, or given up. In the transaction of the effect: where the job was lost, nothing happened. */
    public Future<Void> done(Transaction tx, Lease lease) {
        return JobStore.end(tx.sql(), lease).compose(ended -> ended ? Future.succeededFuture() : advance(tx, lease));
    }

    /**
     * The same for many. Where one of them was lost the others end all the same.
     *
     * @return those that were not lost: for them what was done counts
     */
    public Future<Set<UUID>> done(Transaction tx, List<Lease> leases) {
        return JobStore.end(tx.sql(), kind, leases).compose(ended -> {
            Future<Set<UUID>> held = Future.succeededFuture(new HashSet<>(ended));
            for (Lease lease : leases) {
                held = ended.contains(lease.id()) ? held : held.compose(others -> askedAgain(tx, lease, others));
            }
            return held;
        });
    }

    private static Future<Set<UUID>> askedAgain(Transaction tx, Lease lease, Set<UUID> held) {
        return JobStore.release(tx.sql(), lease, Duration.ZERO, 0, 0).map(still -> {
            if (still) {
                held.add(lease.id());
            }
            return held;
        });
    }

    /** A part of it is done for good, and the rest is due; what was tried before counts no more. */
    public Future<Void> advance(Transaction tx, Lease lease) {
        return putOff(tx, lease, Duration.ZERO);
    }

    /** Nothing more is to be done for a while. */
    public Future<Void> putOff(Transaction tx, Lease lease, Duration wait) {
        return orLost(JobStore.release(tx.sql(), lease, wait, 0, 0));
    }

    /** It did not get on: somebody tries again, later each time. */
    Future<Void> giveBack(Lease lease, int faults) {
        Duration wait = terms.waitAfter(lease.attempts());
        return orLost(JobStore.release(database.direct(), lease, wait, lease.attempts(), faults));
    }

    Future<Void> prolong(Lease lease) {
        return JobStore.prolong(database.direct(), lease, terms.lease());
    }

    Future<List<JobStore.Upcoming>> upcoming(int skipped) {
        return JobStore.upcoming(database.direct(), kind, skipped);
    }

    Future<List<Lease>> claim(List<UUID> ids, int most) {
        return JobStore.claim(database.direct(), kind, ids, most, terms.lease());
    }

    private static Future<Void> orLost(Future<Boolean> held) {
        return held.compose(still -> still ? Future.succeededFuture() : Future.failedFuture(new Lease.Lost()));
    }

    String kind() {
        return kind;
    }

    Terms terms() {
        return terms;
    }

    Doorbell doorbell() {
        return doorbell;
    }
}
