package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.admin.AdminEvents;
import io.plenary.contracts.admin.AdminEvents.ConferenceProvisioned;
import io.plenary.contracts.admin.AdminEvents.ConferenceProvisioningFailed;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes conferences, step by step. The outcome of a step is committed with the job that was claimed for it, so another node
 * goes on where a node died, and a worker that lost its claim changes nothing.
 */
final class Provisionings implements JobWorker.Work {

    static final String KIND = "provisioning";

    /** Before it is asked again whether a conference was saved, while nobody can tell. */
    private static final Duration UNSETTLED = Duration.ofSeconds(30);

    /** An approval asks for it at once; this finds what is approved where a log was lost. */
    private static final Duration UNAPPROVED = Duration.ofHours(1);

    private final Database database;
    private final Jobs jobs;
    private final ProgramClient program;
    private final Additions additions;
    private final ConferencesService conferences;

    Provisionings(
            Database database, Jobs jobs, ProgramClient program, Additions additions, ConferencesService conferences) {
        this.database = database;
        this.jobs = jobs;
        this.program = program;
        this.additions = additions;
        this.conferences = conferences;
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.write(Caller.SYSTEM, tx -> WorkStore.begin(tx.sql(), lease.id(), lease.attempts()))
                .compose(begun -> begun.map(
                                order -> order.accepted() ? stepIfApproved(lease, order) : settle(lease, order))
                        .orElseGet(() -> database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease))));
    }

    /** Nothing is made for a conference that the platform has not approved yet. */
    private Future<Void> stepIfApproved(Lease lease, Order order) {
        if (order.reached() != ProvisioningState.REQUESTED) {
            return step(lease, order);
        }
        return conferences
                .getConferenceDetails(
                        Caller.SYSTEM, order.provisioning().conferenceId().toString())
                .compose(conference -> conference.hasProgram()
                        ? step(lease, order)
                        : database.write(Caller.SYSTEM, tx -> jobs.putOff(tx, lease, UNAPPROVED)));
    }

    private Future<Void> step(Lease lease, Order order) {
        ProvisioningState next = StepRules.after(order.reached());
        return program.reach(next, order)
                .compose(reached -> database.write(Caller.SYSTEM, tx -> WorkStore.advance(tx.sql(), order, next)
                        .compose(advanced -> goOnOrEnd(tx, lease, advanced))));
    }

    /** Where the conference was deleted meanwhile, nothing more is made. */
    private Future<Void> goOnOrEnd(Transaction tx, Lease lease, Optional<Provisioning> advanced) {
        Optional<Provisioning> ready = advanced.filter(provisioning -> provisioning.state() == ProvisioningState.READY);
        ready.ifPresent(made -> announce(tx, made, new ConferenceProvisioned(made.id(), made.slug())));
        return advanced.isPresent() && ready.isEmpty() ? jobs.advance(tx, lease) : jobs.done(tx, lease);
    }

    /** Its writer went away: it is made if the conference was saved, and forgotten otherwise. */
    private Future<Void> settle(Lease lease, Order order) {
        return additions
                .settle(order.provisioning())
                .compose(settled -> database.write(Caller.SYSTEM, tx -> jobs.advance(tx, lease)));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return database.write(Caller.SYSTEM, tx -> WorkStore.begin(tx.sql(), lease.id(), lease.attempts())
                .compose(begun -> begun.isPresent() && !begun.get().accepted()
                        ? jobs.putOff(tx, lease, UNSETTLED)
                        : fail(tx, begun, cause).compose(failed -> jobs.done(tx, lease))));
    }

    private static Future<Void> fail(Transaction tx, Optional<Order> begun, Throwable cause) {
        if (begun.isEmpty()) {
            return Future.succeededFuture();
        }
        Order order = begun.get();
        String reason = StepRules.reason(StepRules.after(order.reached()), cause);
        return WorkStore.fail(tx.sql(), order.id(), reason).map(given -> {
            given.ifPresent(up -> announce(tx, up, new ConferenceProvisioningFailed(up.id(), up.slug(), up.error())));
            return null;
        });
    }

    private static void announce(Transaction tx, Provisioning provisioning, AdminEvents what) {
        tx.announce(what, provisioning.organizationId(), provisioning.conferenceId(), provisioning.requestedBy());
    }
}
