package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.RegistrationEvents.OrderExpired;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives back the seats of orders that nobody confirmed or paid in time. */
public final class Expiry implements JobWorker.Work {

    public static final String KIND = "order-expiry";

    public static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Terms.SWEEP,
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    1,
                    1)
            .neverGivingUp();

    private final Database database;
    private final Jobs jobs;
    private final Endings endings;

    Expiry(Database database, Jobs jobs, Endings endings) {
        this.database = database;
        this.jobs = jobs;
        this.endings = endings;
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.write(Caller.SYSTEM, tx -> OrderStore.lock(tx.sql(), lease.id())
                .compose(found -> found.filter(order -> order.reservedUntil() != null)
                        .map(order -> look(tx, lease, order))
                        .orElseGet(() -> end(tx, lease, found))));
    }

    /** The time that was meant for it is over, and what lapsed counts no more: nobody has to know any more from where it came. */
    private Future<Void> end(Transaction tx, Lease lease, Optional<Order> ended) {
        return ended.flatMap(order -> LapsedSeats.countsFor(order, Instant.now()))
                .map(left -> jobs.putOff(tx, lease, left))
                .orElseGet(
                        () -> HeldStore.forgetAddress(tx.sql(), lease.id()).compose(forgotten -> jobs.done(tx, lease)));
    }

    private Future<Void> look(Transaction tx, Lease lease, Order order) {
        Duration left = Duration.between(Instant.now(), order.reservedUntil());
        return left.isNegative() || left.isZero()
                ? jobs.putOff(tx, lease, LapsedSeats.DAY)
                        .compose(later -> TicketStore.beside(tx.sql(), order))
                        .compose(whole -> endings.release(
                                tx,
                                whole,
                                OrderState.EXPIRED,
                                new OrderExpired(order.id(), whole.tickets().size())))
                        .mapEmpty()
                : jobs.putOff(tx, lease, left);
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
