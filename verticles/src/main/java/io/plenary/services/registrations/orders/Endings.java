package io.plenary.services.registrations.orders;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.OrderCancelled;
import io.plenary.contracts.registrations.RegistrationEvents.RefundOwed;
import io.plenary.contracts.registrations.RegistrationEvents.TicketsCancelled;
import io.plenary.contracts.registrations.RegistrationEvents.UserWithdrew;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.seats.Seating;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.OutstandingStore;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.Quotas;
import io.plenary.services.registrations.tickets.RefundRules;
import io.plenary.services.registrations.tickets.RefundStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.VoucherStore;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How orders end, whole or in part, each in the transaction that has locked the order: what they held is given to others last of all. */
public final class Endings {

    private final Jobs allotting;
    private final PaymentJobs payments;

    Endings(Jobs allotting, PaymentJobs payments) {
        this.allotting = allotting;
        this.payments = payments;
    }

    /** Gives the seats to others; last of all, since others wait for them. */
    public Future<Order> release(Transaction tx, Order order, OrderState end, RegistrationEvents told) {
        return release(tx, order, end).compose(released -> {
            Steps.announce(tx, order, told);
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
        Steps.announce(
                tx, unpaid, new OrderCancelled(unpaid.id(), unpaid.tickets().size(), unpaid.state()));
        return release(tx, unpaid, OrderState.CANCELLED);
    }

    /** @return whether somebody waits for seats in sessions that came back */
    private Future<Boolean> end(Transaction tx, Ending ending, Why why, Conference conference) {
        Order order = ending.order();
        boolean whole = ending.tickets().size()
                == order.tickets().stream().filter(Steps::isTaken).count();
        long refunded = RefundRules.sum(ending.refunds());
        long credited = RefundRules.credited(order, refunded);
        long owed = refunded - credited;
        tell(tx, order, ending.tickets().size(), whole ? null : why);
        if (owed > 0) {
            Steps.announce(tx, order, new RefundOwed(order.id(), owed, order.currency()));
        }
        return (credited == 0
                        ? Future.<Void>succeededFuture()
                        : OutstandingStore.reduce(tx.sql(), order.id(), credited))
                .compose(reduced -> RefundStore.owe(
                        tx.sql(), order.id(), owed, whole ? OrderState.CANCELLED : OrderState.CONFIRMED))
                .compose(noted -> RefundStore.note(tx.sql(), order.id(), ending.refunds(), why.reason()))
                .compose(noted -> payments.owe(tx, order, owed))
                .compose(noted -> order.userId() == null
                        ? Future.succeededFuture(false)
                        : Seating.afterTickets(tx, order, conference));
    }

    /** @param inPart why some of its tickets are; null where all are */
    private static void tell(Transaction tx, Order order, int tickets, Why inPart) {
        boolean whole = inPart == null;
        if (whole && Steps.letsIn(order)) {
            Steps.announce(tx, order, new UserWithdrew(order.userId(), order.id()));
        }
        Steps.announce(
                tx,
                order,
                whole
                        ? new OrderCancelled(order.id(), tickets, order.state())
                        : new TicketsCancelled(order.id(), tickets, inPart.told()));
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
                .compose(open -> Steps.now(tx, first.id()))
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

    private static Future<Void> giveBackUses(Transaction tx, Order order, List<Ticket> tickets) {
        long uses = tickets.stream()
                .filter(ticket -> ticket.voucher() != null && Steps.isTaken(ticket))
                .count();
        return uses == 0 ? Future.succeededFuture() : VoucherStore.giveBack(tx.sql(), order.id(), (int) uses);
    }
}
