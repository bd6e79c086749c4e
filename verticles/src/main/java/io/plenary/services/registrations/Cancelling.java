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
        return access.idOf(key).compose(id -> conference(key)
                .compose(conference -> database.once(caller, tx -> access.lock(tx, caller, key, id)
                        .compose(order -> cancel(tx, caller, order, wanted == null ? WHOLE : wanted, conference)))));
    }

    private Future<Conference> conference(OrderKey key) {
        return conferences.getConferenceDetails(
                Caller.SYSTEM, key.conferenceId().toString());
    }

    private Future<Order> cancel(
            Transaction tx, Caller caller, Order order, Cancellation wanted, Conference conference) {
        RefundRules.check(wanted, order);
        return switch (order.state()) {
            case EXPIRED, CANCELLED -> Future.succeededFuture(order);
            case RESERVED, AWAITING_APPROVAL, PENDING ->
                steps.release(
                        tx,
                        order,
                        OrderState.CANCELLED,
                        new OrderCancelled(order.id(), order.tickets().size(), order.state()));
            case CONFIRMED -> cancelBought(tx, caller, order, wanted, conference);
        };
    }

    private Future<Order> cancelBought(
            Transaction tx, Caller caller, Order order, Cancellation wanted, Conference conference) {
        List<Ticket> tickets = RefundRules.chosen(wanted, order);
        if (tickets.isEmpty()) {
            return Future.succeededFuture(order);
        }
        boolean seller = caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId());
        Future<Map<UUID, Long>> refunds = seller
                ? Future.succeededFuture(RefundRules.chosen(tickets, wanted.refund()))
                : byTerms(tx, order, tickets, wanted);
        return refunds.compose(parts -> steps.cancel(tx, order, tickets, parts, wanted.reason(), conference)
                .compose(cancelled ->
                        Invoicing.cancelled(tx, order, parts, conference).map(cancelled)));
    }

    /** Until the transaction ends nobody comes in by the tickets: whoever is in already is seen, whoever comes now is too late. */
    private static Future<Map<UUID, Long>> byTerms(
            Transaction tx, Order order, List<Ticket> tickets, Cancellation wanted) {
        OrderRules.requireSomebodys(order);
        UUID[] ids = tickets.stream().map(Ticket::id).toArray(UUID[]::new);
        return TicketTypeStore.addOns(tx.sql(), order.conferenceId())
                .map(types -> {
                    AddOnRules.requireLeft(wanted, tickets, order, types);
                    return null;
                })
                .compose(left -> ReplacementStore.lock(tx.sql(), ids))
                .compose(locked -> ReplacementStore.used(tx.sql(), ids))
                .map(used -> RefundRules.byTerms(tickets, used, wanted.refund(), Instant.now()));
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
