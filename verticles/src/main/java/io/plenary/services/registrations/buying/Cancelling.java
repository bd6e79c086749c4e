package io.plenary.services.registrations.buying;

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
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.cards.CardRefundStore;
import io.plenary.services.registrations.doors.CheckInStore;
import io.plenary.services.registrations.invoices.Invoicing;
import io.plenary.services.registrations.orders.Endings;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.AddOnRules;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.RefundRules;
import io.plenary.services.registrations.tickets.ReplacementStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ends orders, whole or in part, and knows what is given back for that. */
final class Cancelling {

    private static final Cancellation WHOLE = new Cancellation(List.of(), null, null);

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;
    private final Endings endings;

    Cancelling(Database database, ConferencesService conferences, OrderAccess access, Endings endings) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
        this.endings = endings;
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
                endings.release(
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
        return refunds.compose(
                parts -> cancel(tx, new Endings.Ending(order, tickets, parts), seller, wanted, conference));
    }

    /** With what was ordered later for the tickets. */
    private Future<Order> cancel(
            Transaction tx, Endings.Ending ending, boolean seller, Cancellation wanted, Conference conference) {
        boolean whole = seller && wanted.refund() == null;
        return added(tx, ending, seller).compose(added -> {
            List<Endings.Ending> all = Stream.concat(
                            Stream.of(ending), added.stream().map(other -> along(other, whole)))
                    .toList();
            return endings.cancel(tx, all, new Endings.Why(wanted.reason(), seller), conference)
                    .compose(cancelled -> invoice(tx, all, conference).map(cancelled));
        });
    }

    /** What somebody came in by only organizers cancel, whichever order it is of. */
    private static Future<List<Order>> added(Transaction tx, Endings.Ending ending, boolean seller) {
        return AddingOn.lockAdded(tx, ending.order(), ending.refunds().keySet()).compose(added -> {
            Future<Void> unused = Future.succeededFuture();
            for (Order order : seller ? List.<Order>of() : added) {
                unused = unused.compose(before -> OrderStore.open(tx.sql(), order.id()))
                        .compose(open -> requireUnused(tx, order));
            }
            return unused.compose(
                            all -> OrderStore.open(tx.sql(), ending.order().id()))
                    .map(open -> added);
        });
    }

    private static Future<Void> requireUnused(Transaction tx, Order order) {
        UUID[] ids = order.tickets().stream().map(Ticket::id).toArray(UUID[]::new);
        return ReplacementStore.lock(tx.sql(), ids)
                .compose(locked -> ReplacementStore.used(tx.sql(), ids))
                .map(used -> {
                    RefundRules.requireUnused(order.tickets(), used);
                    return null;
                });
    }

    /** Until the transaction ends nobody comes in by the tickets: whoever is in already is seen, whoever comes now is too late. */
    private static Future<Map<UUID, Long>> byTerms(
            Transaction tx, Order order, List<Ticket> tickets, Cancellation wanted) {
        OrderRules.requireSomebodys(order);
        UUID[] ids = tickets.stream().map(Ticket::id).toArray(UUID[]::new);
        return Future.join(
                        TicketTypeStore.addOns(tx.sql(), order.conferenceId()),
                        TicketStore.validWith(tx.sql(), parents(tickets)))
                .map(known -> {
                    AddOnRules.requireLeft(wanted, tickets, known.resultAt(1), known.resultAt(0));
                    return null;
                })
                .compose(left -> ReplacementStore.lock(tx.sql(), ids))
                .compose(locked -> ReplacementStore.used(tx.sql(), ids))
                .map(used -> RefundRules.byTerms(tickets, used, wanted.refund(), Instant.now()));
    }

    /** Those that are kept: what goes with the others goes along, and whoever gives it back by itself at that moment waits. */
    private static UUID[] parents(List<Ticket> tickets) {
        Set<UUID> gone = tickets.stream().map(Ticket::id).collect(Collectors.toSet());
        return tickets.stream()
                .map(Ticket::parentId)
                .filter(parent -> parent != null && !gone.contains(parent))
                .distinct()
                .toArray(UUID[]::new);
    }

    /** What was ordered later goes with its ticket: for all that was paid where the organizer gives that back, else by its terms. */
    private static Endings.Ending along(Order added, boolean whole) {
        List<Ticket> tickets = added.tickets().stream()
                .filter(ticket -> ticket.state() == TicketState.VALID || ticket.state() == TicketState.HELD)
                .toList();
        boolean paid = added.state() == OrderState.CONFIRMED;
        Map<UUID, Long> refunds = !paid
                ? Map.of()
                : whole ? RefundRules.chosen(tickets, null) : RefundRules.along(tickets, Instant.now());
        return new Endings.Ending(added, tickets, refunds);
    }

    /** The order that was cancelled is the one that is open afterwards. */
    private static Future<Void> invoice(Transaction tx, List<Endings.Ending> ended, Conference conference) {
        Future<Void> done = Future.succeededFuture();
        for (Endings.Ending ending : ended) {
            done = done.compose(
                            before -> OrderStore.open(tx.sql(), ending.order().id()))
                    .compose(open -> Invoicing.cancelled(tx, ending.order(), ending.refunds(), conference));
        }
        return done.compose(
                all -> OrderStore.open(tx.sql(), ended.get(0).order().id()));
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
