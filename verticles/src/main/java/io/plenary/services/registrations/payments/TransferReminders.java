package io.plenary.services.registrations.payments;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.RegistrationEvents.OrderPaymentDue;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.OrderStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;

/**
 * Reminds those who said that they would transfer money, or have an invoice, once, some days before it has to be there. When that day
 * is over an order that waits for a transfer ends, which is told by itself; after an invoice organizers look.
 */
final class TransferReminders implements JobWorker.Work {

    static final String KIND = "transfer-reminder";

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

    TransferReminders(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.write(
                Caller.SYSTEM, tx -> OrderStore.lock(tx.sql(), lease.id()).compose(found -> {
                    found.filter(TransferReminders::isAwaited).ifPresent(order -> remind(tx, order));
                    return jobs.done(tx, lease);
                }));
    }

    private static boolean isAwaited(Order order) {
        Instant due = due(order);
        return due != null && order.email() != null && Instant.now().isBefore(due);
    }

    /** Null where nothing is awaited any more. */
    private static Instant due(Order order) {
        if (order.outstanding() != null) {
            return order.outstanding().until();
        }
        return order.state() == OrderState.PENDING ? order.reservedUntil() : null;
    }

    private static void remind(Transaction tx, Order order) {
        Steps.announce(tx, order, new OrderPaymentDue(order.id(), due(order)));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
