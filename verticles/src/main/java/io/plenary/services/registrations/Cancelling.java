package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CancellationQuote;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.RegistrationEvents.OrderCancelled;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Ends orders, whole or in part, and knows what is given back for that. */
final class Cancelling {

    private static final Cancellation WHOLE = new Cancellation(List.of(), null, null);

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;
    private final Steps steps;

    Cancelling(Database database, ConferencesService conferences, OrderAccess access, Steps steps) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
        this.steps = steps;
    }

    Future<CancellationQuote> quote(Caller caller, OrderKey key) {
        return access.read(caller, key).compose(order -> used(order.id())
                .map(used -> new CancellationQuote(order.currency(), RefundRules.quote(order, used, Instant.now()))));
    }

    /** Whoever bought a ticket does not see who came in by it: that is looked at for them. */
    private Future<Set<UUID>> used(UUID orderId) {
        return database.read(Caller.SYSTEM, sql -> CheckInStore.cameIn(sql, orderId));
    }

    /** @param wanted null for the whole order */
    Future<Order> cancel(Caller caller, OrderKey key, Cancellation wanted) {
        return access.idOf(key).compose(id -> Future.all(used(id), conference(key))
                .compose(known -> database.once(caller, tx -> access.lock(tx, caller, key, id)
                        .compose(order -> cancel(
                                tx,
                                caller,
                                order,
                                wanted == null ? WHOLE : wanted,
                                new Known(known.resultAt(0), known.resultAt(1)))))));
    }

    /** @param used the tickets by which somebody came in */
    private record Known(Set<UUID> used, Conference conference) {}

    private Future<Conference> conference(OrderKey key) {
        return conferences.getConferenceDetails(
                Caller.SYSTEM, key.conferenceId().toString());
    }

    private Future<Order> cancel(Transaction tx, Caller caller, Order order, Cancellation wanted, Known known) {
        RefundRules.check(wanted, order);
        return switch (order.state()) {
            case EXPIRED, CANCELLED -> Future.succeededFuture(order);
            case RESERVED, AWAITING_APPROVAL, PENDING ->
                steps.release(
                        tx,
                        order,
                        OrderState.CANCELLED,
                        new OrderCancelled(order.id(), order.tickets().size(), order.state()));
            case CONFIRMED -> cancelBought(tx, caller, order, wanted, known);
        };
    }

    private Future<Order> cancelBought(Transaction tx, Caller caller, Order order, Cancellation wanted, Known known) {
        List<Ticket> tickets = RefundRules.chosen(wanted, order);
        if (tickets.isEmpty()) {
            return Future.succeededFuture(order);
        }
        boolean seller = caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId());
        if (!seller) {
            OrderRules.requireSomebodys(order);
        }
        Map<UUID, Long> refunds = seller
                ? RefundRules.chosen(tickets, wanted.refund())
                : RefundRules.byTerms(tickets, known.used(), wanted.refund(), Instant.now());
        return steps.cancel(tx, order, tickets, refunds, wanted.reason(), known.conference())
                .compose(cancelled -> Invoicing.cancelled(tx, order, refunds, known.conference())
                        .map(cancelled));
    }

    /** In a transaction that has locked the order. */
    Future<Order> refund(Transaction tx, Order order, long amount) {
        return RefundRules.isDue(order, amount)
                ? CardRefundStore.isUnderWay(tx.sql(), order.id())
                        .compose(underWay -> underWay
                                ? Future.failedFuture(OrderRules.refundUnderWay())
                                : Steps.refund(tx, order, amount))
                : Future.succeededFuture(order);
    }
}
