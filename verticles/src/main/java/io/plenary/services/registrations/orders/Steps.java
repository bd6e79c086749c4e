package io.plenary.services.registrations.orders;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.OrderApproved;
import io.plenary.contracts.registrations.RegistrationEvents.OrderAwaitsApproval;
import io.plenary.contracts.registrations.RegistrationEvents.OrderAwaitsPayment;
import io.plenary.contracts.registrations.RegistrationEvents.OrderCancelled;
import io.plenary.contracts.registrations.RegistrationEvents.OrderConfirmed;
import io.plenary.contracts.registrations.RegistrationEvents.OrderDeclined;
import io.plenary.contracts.registrations.RegistrationEvents.OrderRefunded;
import io.plenary.contracts.registrations.RegistrationEvents.RefundOwed;
import io.plenary.contracts.registrations.RegistrationEvents.TicketsCancelled;
import io.plenary.contracts.registrations.RegistrationEvents.UserEnrolled;
import io.plenary.contracts.registrations.RegistrationEvents.UserWithdrew;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.seats.Seating;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.ApprovalStore;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.Quotas;
import io.plenary.services.registrations.tickets.RefundRules;
import io.plenary.services.registrations.tickets.RefundStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.VoucherStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How orders move on, each step in the transaction that has locked the order, so that none is made twice. */
public final class Steps {

    private final Jobs expiry;
    private final Jobs allotting;
    private final PaymentJobs payments;
    private final Jobs approving;
    private final Duration remindBefore;

    /**
     * @param approving tells those who decide that orders wait
     * @param remindBefore how long before a transfer has to be there
     */
    Steps(Jobs expiry, Jobs allotting, PaymentJobs payments, Jobs approving, Duration remindBefore) {
        this.expiry = expiry;
        this.allotting = allotting;
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
                .compose(declined -> release(
                        tx,
                        order,
                        OrderState.CANCELLED,
                        new OrderDeclined(order.id(), order.tickets().size())));
    }

    /** Gives the seats to others; last of all, since others wait for them. */
    public Future<Order> release(Transaction tx, Order order, OrderState end, RegistrationEvents told) {
        return release(tx, order, end).compose(released -> {
            announce(tx, order, told);
            return giveBack(tx, List.of(new Ending(order, order.tickets(), Map.of())));
        });
    }

    private Future<Void> release(Transaction tx, Order order, OrderState end) {
        return OrderStore.move(tx.sql(), order.id(), end, null, null)
                .compose(moved -> payments.close(tx, order.id()))
                .compose(closed -> TicketStore.release(tx.sql(), order.id()));
    }

    /**
     * Tickets of an order that end.
     *
     * @param refunds what is owed for each of them from now on; nothing where the order was never paid
     */
    public record Ending(Order order, List<Ticket> tickets, Map<UUID, Long> refunds) {}

    /**
     * Why tickets are cancelled.
     *
     * @param reason null where nobody said
     * @param byOrganizers whose words are mailed to whoever ordered; those of others would be, to anybody
     */
    public record Why(String reason, boolean byOrganizers) {

        String told() {
            return byOrganizers ? reason : null;
        }
    }

    /**
     * Tickets that were valid, and what goes with them by other orders. The seats of all come back together: so nobody waits in a circle.
     *
     * @param endings the first is the order that is open, and answered
     */
    public Future<Order> cancel(Transaction tx, List<Ending> endings, Why why, Conference conference) {
        Future<Boolean> ended = Future.succeededFuture(false);
        for (Ending ending : endings) {
            ended = ended.compose(
                    before -> OrderStore.open(tx.sql(), ending.order().id())
                            .compose(open -> ending.order().reservedUntil() == null
                                    ? end(tx, ending, why, conference)
                                    : end(tx, ending.order()).map(false))
                            .map(awaited -> before || awaited));
        }
        return ended.compose(awaited -> giveBack(tx, endings)
                .compose(
                        now -> awaited ? allotting.ask(tx, now.conferenceId()).map(now) : Future.succeededFuture(now)));
    }

    private Future<Void> end(Transaction tx, Order unpaid) {
        announce(tx, unpaid, new OrderCancelled(unpaid.id(), unpaid.tickets().size(), unpaid.state()));
        return release(tx, unpaid, OrderState.CANCELLED);
    }

    /** @return whether somebody waits for seats in sessions that came back */
    private Future<Boolean> end(Transaction tx, Ending ending, Why why, Conference conference) {
        Order order = ending.order();
        boolean whole = ending.tickets().size()
                == order.tickets().stream().filter(Steps::isTaken).count();
        long owed = RefundRules.sum(ending.refunds());
        tell(tx, order, ending.tickets().size(), whole ? null : why);
        if (owed > 0) {
            announce(tx, order, new RefundOwed(order.id(), owed, order.currency()));
        }
        return RefundStore.owe(tx.sql(), order.id(), owed, whole ? OrderState.CANCELLED : OrderState.CONFIRMED)
                .compose(noted -> RefundStore.note(tx.sql(), order.id(), ending.refunds(), why.reason()))
                .compose(noted -> payments.owe(tx, order, owed))
                .compose(noted -> order.userId() == null
                        ? Future.succeededFuture(false)
                        : Seating.afterTickets(tx, order, conference));
    }

    /** @param inPart why some of its tickets are; null where all are */
    private static void tell(Transaction tx, Order order, int tickets, Why inPart) {
        boolean whole = inPart == null;
        if (whole && letsIn(order)) {
            announce(tx, order, new UserWithdrew(order.userId(), order.id()));
        }
        announce(
                tx,
                order,
                whole
                        ? new OrderCancelled(order.id(), tickets, order.state())
                        : new TicketsCancelled(order.id(), tickets, inPart.told()));
    }

    public static Future<Order> refund(Transaction tx, Order order, long amount) {
        announce(tx, order, new OrderRefunded(order.id(), amount, order.currency()));
        return RefundStore.payOut(tx.sql(), order.id(), amount).compose(paid -> now(tx, order.id()));
    }

    /** Whether an account takes part by it: of what was added to a ticket later nobody does. */
    private static boolean letsIn(Order order) {
        return order.userId() != null && order.tickets().stream().anyMatch(ticket -> ticket.parentId() == null);
    }

    /** The uses of vouchers and then the seats of these tickets, in the same order in which they were taken. */
    private Future<Order> giveBack(Transaction tx, List<Ending> endings) {
        Order first = endings.get(0).order();
        Map<UUID, Integer> seats = new TreeMap<>(Quotas.ORDER);
        Future<Void> given = Future.succeededFuture();
        for (Ending ending : endings) {
            given = given.compose(
                            before -> OrderStore.open(tx.sql(), ending.order().id()))
                    .compose(open -> giveBackUses(tx, ending, seats));
        }
        return given.compose(open -> OrderStore.open(tx.sql(), first.id()))
                .compose(open -> now(tx, first.id()))
                .compose(now -> Quotas.take(tx.sql(), seats)
                        .compose(back -> tellThoseWhoWait(tx, first, seats.keySet()))
                        .map(now));
    }

    /** Adds its seats to those that are given back. */
    private static Future<Void> giveBackUses(Transaction tx, Ending ending, Map<UUID, Integer> seats) {
        List<UUID> taken =
                ending.tickets().stream().filter(Steps::isTaken).map(Ticket::id).toList();
        UUID orderId = ending.order().id();
        return AnswerStore.forgetReleased(tx.sql(), orderId)
                .compose(forgotten -> giveBackUses(tx, ending.order(), ending.tickets()))
                .compose(given -> TicketStore.seats(tx.sql(), orderId, taken))
                .map(back -> {
                    back.forEach((quota, count) -> seats.merge(quota, count, Integer::sum));
                    return null;
                });
    }

    /** After the seats came back: whoever allots them holds those while they end the job. */
    private Future<Void> tellThoseWhoWait(Transaction tx, Order order, Collection<UUID> quotas) {
        return QuotaStore.areAwaited(tx.sql(), order.id(), quotas)
                .compose(awaited -> awaited ? allotting.ask(tx, order.conferenceId()) : Future.succeededFuture());
    }

    private static boolean isTaken(Ticket ticket) {
        return ticket.state() == TicketState.HELD || ticket.state() == TicketState.VALID;
    }

    private static Future<Void> giveBackUses(Transaction tx, Order order, List<Ticket> tickets) {
        long uses = tickets.stream()
                .filter(ticket -> ticket.voucher() != null && isTaken(ticket))
                .count();
        return uses == 0 ? Future.succeededFuture() : VoucherStore.giveBack(tx.sql(), order.id(), (int) uses);
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
