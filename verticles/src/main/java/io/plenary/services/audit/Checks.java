package io.plenary.services.audit;

import io.plenary.contracts.Caller;
import io.plenary.contracts.audit.AuditEvents.AuditChainBroken;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.audit.ChainStore.Check;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a chain from its oldest entry to its newest, some entries at a time, and says where it is not what was written. */
final class Checks implements JobWorker.Work {

    static final String KIND = "audit-check";
    static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20),
                    Terms.SWEEP,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    1,
                    1)
            .neverGivingUp();

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    /** They are computed on the event loop: so few take a few milliseconds. */
    private static final int AT_ONCE = 200;
    /** Whoever asks may be the first of whom there is an entry. */
    private static final Duration NOT_YET = Duration.ofSeconds(1);

    private static final int MOST_DUE = 100;

    private final Database database;
    private final Jobs jobs;

    Checks(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** Whichever node looks first asks for those that were not checked for so long. */
    static Future<Void> askDue(Database database, Jobs jobs, Duration age) {
        return database.write(Caller.SYSTEM, tx -> ChainStore.due(
                        tx.sql(), Instant.now().minus(age).atOffset(ZoneOffset.UTC), MOST_DUE)
                .compose(due ->
                        Future.all(due.stream().map(id -> jobs.ensure(tx, id)).toList()))
                .mapEmpty());
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.write(Caller.SYSTEM, tx -> ChainStore.lockForCheck(tx.sql(), lease.id())
                .compose(found ->
                        found.map(check -> goOn(tx, lease, check)).orElseGet(() -> jobs.putOff(tx, lease, NOT_YET))));
    }

    private Future<Void> goOn(Transaction tx, Lease lease, Check check) {
        return EntryStore.after(tx.sql(), check.checked(), AT_ONCE).compose(entries -> {
            Chain checked = check.checked().followedBy(entries);
            boolean inOrder = entries.isEmpty()
                    || checked.number() == entries.get(entries.size() - 1).number();
            return inOrder && entries.size() == AT_ONCE
                    ? ChainStore.keep(tx.sql(), checked).compose(kept -> jobs.advance(tx, lease))
                    : finish(tx, check.newest(), checked).compose(finished -> jobs.done(tx, lease));
        });
    }

    /** The chain has to end with the entry that was added last: nobody may have taken off the end of it. */
    private static Future<Void> finish(Transaction tx, Chain newest, Chain checked) {
        if (checked.equals(newest)) {
            LOG.info("The audit chain {} is in order up to {}, {}", newest.id(), newest.number(), newest.hash());
            return ChainStore.finish(tx.sql(), newest, null);
        }
        long brokenAt = Math.min(checked.number() + 1, newest.number());
        LOG.error("The audit chain {} is not what was written from {} on", newest.id(), brokenAt);
        tx.announce(new AuditChainBroken(brokenAt), organizationOf(newest), null);
        return ChainStore.finish(tx.sql(), newest, brokenAt);
    }

    private static UUID organizationOf(Chain chain) {
        return Chain.PLATFORM.equals(chain.id()) ? null : chain.id();
    }

    /** Never: what is kept has to be right. */
    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
