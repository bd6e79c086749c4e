package io.plenary.services.registrations;

import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.OrderAwaitsPayment;
import io.plenary.contracts.registrations.RegistrationEvents.OrderConfirmed;
import io.plenary.contracts.registrations.RegistrationEvents.UserEnrolled;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How orders move on, each step in the transaction that has locked the order, so that none is made twice. */
final class Steps {

    private final Jobs expiry;
    private final Jobs allotting;

    Steps(Jobs expiry, Jobs allotting) {
        this.expiry = expiry;
        this.allotting = allotting;
    }

    Future<Order> confirm(Transaction tx, Order order, PaymentMethod payment) {
        announce(tx, order, new OrderConfirmed(order.id(), order.tickets().size(), payment));
        if (order.userId() != null) {
            announce(tx, order, new UserEnrolled(order.userId(), order.id()));
        }
        return TicketStore.move(tx.sql(), order.id(), TicketState.VALID)
                .compose(valid -> OrderStore.move(tx.sql(), order.id(), OrderState.CONFIRMED, payment, null))
                .compose(confirmed -> expiry.withdraw(tx.sql(), order.id()))
                .compose(withdrawn -> now(tx, order.id()));
    }

    /** The job that looks when the seats were held for long enough learns then that they are held for longer. */
    Future<Order> await(Transaction tx, Order order, PaymentMethod payment, Instant due) {
        announce(tx, order, new OrderAwaitsPayment(order.id(), payment));
        return OrderStore.move(tx.sql(), order.id(), OrderState.PENDING, payment, due)
                .compose(pending -> now(tx, order.id()));
    }

    /** Gives the seats to others; last of all, since others wait for them. */
    Future<Order> release(Transaction tx, Order order, OrderState end, RegistrationEvents told) {
        announce(tx, order, told);
        return OrderStore.move(tx.sql(), order.id(), end, null, null)
                .compose(moved -> TicketStore.release(tx.sql(), order.id()))
                .compose(seats -> now(tx, order.id())
                        .compose(ended -> giveBackUses(tx, order).compose(given -> {
                            Map<UUID, Integer> back = new LinkedHashMap<>();
                            seats.forEach(quota -> back.put(quota.quotaId(), -quota.count()));
                            return Quotas.take(tx.sql(), back)
                                    .compose(taken -> tellThoseWhoWait(tx, order, back.keySet()))
                                    .map(ended);
                        })));
    }

    /** After the seats came back: whoever allots them holds those while they end the job. */
    private Future<Void> tellThoseWhoWait(Transaction tx, Order order, Collection<UUID> quotas) {
        return QuotaStore.areAwaited(tx.sql(), order.id(), quotas)
                .compose(awaited -> awaited ? allotting.ask(tx, order.conferenceId()) : Future.succeededFuture());
    }

    /** Of the voucher, in the same order in which they were taken. */
    private static Future<Void> giveBackUses(Transaction tx, Order order) {
        long uses = order.tickets().stream()
                .filter(ticket -> ticket.voucher() != null && ticket.state() != TicketState.RELEASED)
                .count();
        return uses == 0 ? Future.succeededFuture() : VoucherStore.giveBack(tx.sql(), order.id(), (int) uses);
    }

    static void announce(Transaction tx, Order order, RegistrationEvents what) {
        tx.announce(what, order.organizationId(), order.conferenceId());
    }

    static Future<Order> now(Transaction tx, UUID orderId) {
        return OrderStore.find(tx.sql(), orderId)
                .map(found -> found.orElseThrow(OrderRules::noSuchOrder))
                .compose(order -> TicketStore.beside(tx.sql(), order));
    }
}
