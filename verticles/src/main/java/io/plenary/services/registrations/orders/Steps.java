package io.plenary.services.registrations.orders;

import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.OrderApproved;
import io.plenary.contracts.registrations.RegistrationEvents.OrderAwaitsApproval;
import io.plenary.contracts.registrations.RegistrationEvents.OrderAwaitsPayment;
import io.plenary.contracts.registrations.RegistrationEvents.OrderConfirmed;
import io.plenary.contracts.registrations.RegistrationEvents.OrderDeclined;
import io.plenary.contracts.registrations.RegistrationEvents.OrderRefunded;
import io.plenary.contracts.registrations.RegistrationEvents.UserEnrolled;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.tickets.ApprovalStore;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.OutstandingStore;
import io.plenary.services.registrations.tickets.Quotas;
import io.plenary.services.registrations.tickets.RefundStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.VoucherStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How orders move on, each step in the transaction that has locked the order, so that none is made twice. */
public final class Steps {

    private final Jobs expiry;
    private final Endings endings;
    private final PaymentJobs payments;
    private final Jobs approving;
    private final Duration remindBefore;

    /**
     * @param approving tells those who decide that orders wait
     * @param remindBefore how long before a transfer has to be there
     */
    Steps(Jobs expiry, Endings endings, PaymentJobs payments, Jobs approving, Duration remindBefore) {
        this.expiry = expiry;
        this.endings = endings;
        this.payments = payments;
        this.approving = approving;
        this.remindBefore = remindBefore;
    }

    /** For as long as the provider waits for whoever pays; never shorter than before. */
    public Future<Order> hold(Transaction tx, Order order, Instant until) {
        Instant longer = until.isAfter(order.reservedUntil()) ? until : order.reservedUntil();
        return OrderStore.move(tx.sql(), order.id(), OrderState.RESERVED, PaymentMethod.CARD, longer)
                .compose(held -> now(tx, order.id()));
    }

    /** Tickets that were given back, since nobody had paid in time: before their seats are taken again, which comes last. */
    public Future<Void> restore(Transaction tx, Order order) {
        return TicketStore.restore(tx.sql(), order.id());
    }

    /** The uses of a voucher and the seats, where there are as many; else the transaction must not go on. */
    public Future<Boolean> takeAgain(Transaction tx, Order order) {
        long uses = order.tickets().stream()
                .filter(ticket -> ticket.voucher() != null && isTaken(ticket))
                .count();
        List<UUID> taken =
                order.tickets().stream().filter(Steps::isTaken).map(Ticket::id).toList();
        return (uses == 0 ? Future.succeededFuture(true) : VoucherStore.useAgain(tx.sql(), order.id(), (int) uses))
                .compose(used -> used
                        ? TicketStore.seats(tx.sql(), order.id(), taken).compose(seats -> {
                            seats.replaceAll((quota, back) -> -back);
                            return Quotas.buy(tx.sql(), seats);
                        })
                        : Future.succeededFuture(false));
    }

    public Future<Order> confirm(Transaction tx, Order order, PaymentMethod payment) {
        announce(tx, order, new OrderConfirmed(order.id(), order.tickets().size(), payment));
        if (letsIn(order)) {
            announce(tx, order, new UserEnrolled(order.userId(), order.id()));
        }
        // What was had for nothing counts for a while where it came from: the job forgets that when it would have
        // expired.
        return TicketStore.move(tx.sql(), order.id(), TicketState.VALID)
                .compose(valid -> OrderStore.move(tx.sql(), order.id(), OrderState.CONFIRMED, payment, null))
                .compose(confirmed -> order.total() == 0
                        ? Future.succeededFuture()
                        : expiry.withdraw(tx.sql(), order.id()).mapEmpty())
                .compose(withdrawn -> WaitingOfferStore.taken(tx.sql(), order.id()))
                .compose(taken -> payments.close(tx, order.id()))
                .compose(closed -> now(tx, order.id()));
    }

    /** What is sold by invoice lets people in before it is paid. */
    public Future<Order> confirmUnpaid(Transaction tx, Order order, Instant due) {
        return confirm(tx, order, PaymentMethod.INVOICE)
                .compose(confirmed -> OutstandingStore.claim(tx.sql(), order.id(), due))
                .compose(claimed -> payments.remind(tx, order.id(), due, remindBefore))
                .compose(asked -> now(tx, order.id()));
    }

    /** The job that looks when the seats were held for long enough learns then that they are held for longer. */
    public Future<Order> await(Transaction tx, Order order, PaymentMethod payment, Instant due) {
        announce(tx, order, new OrderAwaitsPayment(order.id(), payment));
        return OrderStore.move(tx.sql(), order.id(), OrderState.PENDING, payment, due)
                .compose(pending -> payments.remind(tx, order.id(), due, remindBefore))
                .compose(pending -> WaitingOfferStore.taken(tx.sql(), order.id()))
                .compose(taken -> payments.close(tx, order.id()))
                .compose(closed -> now(tx, order.id()));
    }

    /** As {@link #await}: seats are held until somebody has said yes or no. */
    public Future<Order> awaitApproval(Transaction tx, Order order, Instant until) {
        announce(tx, order, new OrderAwaitsApproval(order.id()));
        return ApprovalStore.ask(tx.sql(), order.id(), until)
                .compose(asked -> ApprovalNews.note(approving, tx, order.conferenceId()))
                .compose(asked -> WaitingOfferStore.taken(tx.sql(), order.id()))
                .compose(taken -> now(tx, order.id()));
    }

    /** @param due until when the seats of what costs something are held for whoever pays */
    Future<Order> approve(Transaction tx, Order order, Instant due) {
        announce(tx, order, new OrderApproved(order.id()));
        return ApprovalStore.approve(tx.sql(), order.id(), due)
                .compose(approved -> expiry.askIn(tx.sql(), Duration.between(Instant.now(), due), order.id()))
                .compose(asked -> order.total() == 0 ? confirm(tx, order, PaymentMethod.FREE) : now(tx, order.id()));
    }

    Future<Order> decline(Transaction tx, Order order, String reason) {
        return ApprovalStore.decline(tx.sql(), order.id(), reason)
                .compose(declined -> endings.release(
                        tx,
                        order,
                        OrderState.CANCELLED,
                        new OrderDeclined(order.id(), order.tickets().size())));
    }

    public static Future<Order> refund(Transaction tx, Order order, long amount) {
        announce(tx, order, new OrderRefunded(order.id(), amount, order.currency()));
        return RefundStore.payOut(tx.sql(), order.id(), amount).compose(paid -> now(tx, order.id()));
    }

    /** Whether an account takes part by it: of what was added to a ticket later nobody does. */
    static boolean letsIn(Order order) {
        return order.userId() != null && order.tickets().stream().anyMatch(ticket -> ticket.parentId() == null);
    }

    static boolean isTaken(Ticket ticket) {
        return ticket.state() == TicketState.HELD || ticket.state() == TicketState.VALID;
    }

    public static void announce(Transaction tx, Order order, RegistrationEvents what) {
        tx.announce(what, order.organizationId(), order.conferenceId());
    }

    public static Future<Order> now(Transaction tx, UUID orderId) {
        return OrderStore.find(tx.sql(), orderId)
                .map(found -> found.orElseThrow(OrderRules::noSuchOrder))
                .compose(order -> TicketStore.beside(tx.sql(), order));
    }
}
