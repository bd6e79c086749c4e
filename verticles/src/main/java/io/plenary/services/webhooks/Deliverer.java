package io.plenary.services.webhooks;

import io.plenary.contracts.Caller;
import io.plenary.contracts.webhooks.DisabledBecause;
import io.plenary.contracts.webhooks.WebhookEndpoint;
import io.plenary.contracts.webhooks.WebhookEvents.WebhookDisabled;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Sends what is due at an endpoint. The outcome is committed with the job that was claimed for the endpoint, so whoever dies in
 * between has sent something that another one sends again, under the same id.
 */
final class Deliverer implements JobWorker.Work {

    /** In parallel, where order does not matter. Whoever dies meanwhile has sent that many that go again. */
    private static final int AT_ONCE = 16;

    private final Database database;
    private final Jobs own;
    private final Jobs others;
    private final boolean strained;
    private final Sender sender;

    /**
     * @param others of the endpoints that this one leaves alone
     * @param strained whether it is about endpoints where the last messages did not arrive
     */
    Deliverer(Database database, Jobs own, Jobs others, boolean strained, Sender sender) {
        this.database = database;
        this.own = own;
        this.others = others;
        this.strained = strained;
        this.sender = sender;
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> DueStore.find(sql, lease.id(), AT_ONCE))
                .compose(found -> found.filter(due -> due.strained() == strained)
                        .filter(due -> !due.messages().isEmpty())
                        .map(due -> send(lease, due))
                        .orElseGet(() -> database.write(Caller.SYSTEM, tx -> DueStore.lock(tx.sql(), lease.id())
                                .compose(standing -> goOn(tx, lease, standing)))));
    }

    private Future<Void> send(Lease lease, Due due) {
        return sender.send(due)
                .compose(outcomes -> database.write(Caller.SYSTEM, tx -> settle(tx, lease, due.endpoint(), outcomes)));
    }

    private Future<Void> settle(Transaction tx, Lease lease, WebhookEndpoint endpoint, List<Outcome> outcomes) {
        boolean arrived = outcomes.stream().anyMatch(Outcome::isDelivered);
        return DueStore.stand(
                        tx.sql(),
                        endpoint.id(),
                        arrived,
                        outcomes.get(0).attempt().at())
                .compose(standing -> standing.isEmpty()
                        ? own.done(tx, lease)
                        : record(tx, endpoint, standing.get(), outcomes)
                                .compose(stands -> goOn(tx, lease, Optional.of(stands))));
    }

    private static Future<DueStore.Standing> record(
            Transaction tx, WebhookEndpoint endpoint, DueStore.Standing stands, List<Outcome> outcomes) {
        return DueStore.record(tx.sql(), endpoint.organizationId(), outcomes)
                .compose(recorded -> disabledBecause(stands, outcomes)
                        .map(because -> disable(tx, endpoint, because).map(stands.disabled()))
                        .orElse(Future.succeededFuture(stands)));
    }

    private static Optional<DisabledBecause> disabledBecause(DueStore.Standing after, List<Outcome> outcomes) {
        List<Integer> statuses = outcomes.stream()
                .map(outcome -> outcome.attempt().status())
                .filter(Objects::nonNull)
                .toList();
        return after.enabled()
                ? WebhookRules.disabledBecause(statuses, after.failingSince(), Instant.now())
                : Optional.empty();
    }

    private static Future<Void> disable(Transaction tx, WebhookEndpoint endpoint, DisabledBecause because) {
        tx.announce(new WebhookDisabled(endpoint.id(), because), endpoint.organizationId(), endpoint.conferenceId());
        return DueStore.disable(tx.sql(), endpoint.id(), because);
    }

    /** Where it has changed sides, the others go on. */
    private Future<Void> goOn(Transaction tx, Lease lease, Optional<DueStore.Standing> standing) {
        if (standing.filter(DueStore.Standing::enabled).isEmpty()) {
            return own.done(tx, lease);
        }
        return standing.get().strained() == strained
                ? waitForNext(tx, lease, standing.get().ordered())
                : others.ask(tx, lease.id()).compose(asked -> own.done(tx, lease));
    }

    private Future<Void> waitForNext(Transaction tx, Lease lease, boolean ordered) {
        return DueStore.untilNext(tx.sql(), lease.id(), ordered)
                .compose(wait -> wait.map(until -> own.putOff(tx, lease, until)).orElseGet(() -> own.done(tx, lease)));
    }

    /** Its terms never give up. */
    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
