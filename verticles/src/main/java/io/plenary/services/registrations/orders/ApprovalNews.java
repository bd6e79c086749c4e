package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.RegistrationEvents.OrdersToApprove;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.registrations.tickets.ApprovalStore;
import io.plenary.services.registrations.tickets.ApprovalStore.Waiting;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Announces that orders of a conference wait for approval: the first at once, those that come within an hour of that together at its
 * end. The job, which goes by the id of the conference, stays for that hour.
 */
public final class ApprovalNews implements JobWorker.Work {

    public static final String KIND = "approval-news";

    private static final Duration APART = Duration.ofHours(1);

    static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Terms.SWEEP,
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(5),
                    1,
                    1)
            .neverGivingUp();

    private final Database database;
    private final Jobs jobs;

    ApprovalNews(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** Where the job is about to end, having found nothing new, it looks once more. */
    static Future<Void> note(Jobs jobs, Transaction tx, UUID conferenceId) {
        return jobs.ensure(tx, conferenceId).compose(ensured -> jobs.askIn(tx.sql(), APART, conferenceId));
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.write(
                Caller.SYSTEM, tx -> ApprovalStore.tell(tx.sql(), lease.id()).compose(found -> end(tx, lease, found)));
    }

    private Future<Void> end(Transaction tx, Lease lease, Optional<Waiting> found) {
        if (found.filter(Waiting::isNews).isEmpty()) {
            return jobs.done(tx, lease);
        }
        Waiting waiting = found.get();
        tx.announce(new OrdersToApprove(waiting.orders()), waiting.organizationId(), lease.id());
        return jobs.putOff(tx, lease, APART);
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
