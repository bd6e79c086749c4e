package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.admin.AdminEvents;
import io.plenary.contracts.admin.AdminEvents.ConferenceProvisioned;
import io.plenary.contracts.admin.AdminEvents.ConferenceProvisioningFailed;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes conferences, step by step. A step is claimed for longer than it may take and its outcome is committed before
 * the next one is claimed, so another node goes on where a node died, and a worker that lost its claim changes nothing.
 */
final class ProvisioningWorker {

    static final String NAME = "provisioning";

    private static final Logger LOG = LoggerFactory.getLogger(ProvisioningWorker.class);

    private final Database database;
    private final ProgramClient program;
    private final StepRules rules;

    ProvisioningWorker(Database database, ProgramClient program, StepRules rules) {
        this.database = database;
        this.program = program;
        this.rules = rules;
    }

    /** Until nothing is due. */
    Future<Void> workOff() {
        Rounds.renewContext(NAME);
        UUID worker = UUID.randomUUID();
        return database.write(Caller.SYSTEM, tx -> WorkStore.claim(tx.sql(), worker, rules.lease()))
                .compose(claimed -> claimed.map(order -> step(order).compose(done -> workOff()))
                        .orElse(Future.succeededFuture()));
    }

    private Future<Void> step(Order order) {
        ProvisioningState next = StepRules.after(order.reached());
        int attempts = order.provisioning().attempts();
        if (attempts > rules.mostAttempts()) {
            return fail(order, StepRules.interrupted(next, attempts - 1));
        }
        return program.reach(next, order)
                .transform(result ->
                        result.succeeded() ? advance(order, next) : giveUpOrWait(order, next, result.cause()));
    }

    private Future<Void> advance(Order order, ProvisioningState next) {
        return finish(order, tx -> WorkStore.advance(tx.sql(), order, next).map(advanced -> {
            advanced.filter(provisioning -> provisioning.state() == ProvisioningState.READY)
                    .ifPresent(ready -> announce(tx, ready, new ConferenceProvisioned(ready.id(), ready.slug())));
            return advanced;
        }));
    }

    private Future<Void> giveUpOrWait(Order order, ProvisioningState next, Throwable failure) {
        int attempts = order.provisioning().attempts();
        LOG.warn("{} is not {} yet, attempt {}: {}", order.provisioning().slug(), next, attempts, failure.toString());
        int faults = order.faults() + (StepRules.isFault(failure) ? 1 : 0);
        return rules.isWorthRepeating(failure, attempts, faults)
                ? finish(order, tx -> WorkStore.postpone(tx.sql(), order, rules.waitAfter(attempts), faults))
                : fail(order, StepRules.reason(next, failure));
    }

    private Future<Void> fail(Order order, String reason) {
        return finish(order, tx -> WorkStore.fail(tx.sql(), order, reason).map(failed -> {
            failed.ifPresent(
                    one -> announce(tx, one, new ConferenceProvisioningFailed(one.id(), one.slug(), one.error())));
            return failed;
        }));
    }

    private interface Outcome {
        /** Empty where it no longer counts: the conference was deleted meanwhile, or another worker took over. */
        Future<Optional<Provisioning>> store(Transaction tx);
    }

    private Future<Void> finish(Order order, Outcome outcome) {
        return database.write(Caller.SYSTEM, tx -> outcome.store(tx)
                .compose(stored -> stored.isPresent() ? Future.succeededFuture() : WorkStore.release(tx.sql(), order)));
    }

    private static void announce(Transaction tx, Provisioning provisioning, AdminEvents what) {
        tx.announce(what, provisioning.organizationId(), provisioning.conferenceId(), provisioning.requestedBy());
    }
}
