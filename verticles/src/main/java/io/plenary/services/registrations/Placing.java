package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.RegistrationEvents.OrderPlaced;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Holds seats for somebody who orders. What others wait for comes last: the seats themselves. */
final class Placing {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Jobs expiry;
    private final Duration time;

    /** @param time for which seats are held */
    Placing(Jobs expiry, Duration time) {
        this.expiry = expiry;
        this.time = time;
    }

    /** @param buyer null where it is for everybody what is ordered */
    Future<Order> place(Transaction tx, Caller caller, UserAccount buyer, OrderDraft draft, Conference conference) {
        return OrderStore.open(tx.sql(), draft.id())
                .compose(open -> OrderStore.find(tx.sql(), draft.id()))
                .compose(before -> before.isPresent()
                        ? again(tx, caller, draft, before.get())
                        : hold(tx, caller, buyer, draft, conference).recover(Placing::changed));
    }

    /** What is ordered was removed at the same moment. */
    static <T> Future<T> changed(Throwable failure) {
        return Future.failedFuture(DatabaseFailures.isStillReferenced(failure) ? OrderRules.changed() : failure);
    }

    /** The same request came again, to whoever made it: without an account, by all that was typed, while the seats are held. */
    private static Future<Order> again(Transaction tx, Caller caller, OrderDraft draft, Order before) {
        return TicketStore.beside(tx.sql(), before).map(order -> {
            boolean same = caller.isSignedIn()
                    ? caller.userId().equals(order.userId())
                    : order.userId() == null && order.reservedUntil() != null && isSame(draft, order);
            if (!same || !Objects.equals(VoucherRules.code(draft.voucher()), order.voucher())) {
                throw Refusal.CONFLICT.because("The id of the order is in use.");
            }
            return order;
        });
    }

    private static boolean isSame(OrderDraft draft, Order order) {
        Map<UUID, Long> ordered =
                order.tickets().stream().collect(Collectors.groupingBy(Ticket::ticketTypeId, Collectors.counting()));
        Map<UUID, Long> wanted = new HashMap<>();
        OrderRules.ordered(draft).forEach((type, count) -> wanted.put(type, (long) count));
        return draft.email().equals(order.email())
                && draft.name().strip().equals(order.name())
                && draft.conferenceId().equals(order.conferenceId())
                && wanted.equals(ordered);
    }

    private Future<Order> hold(
            Transaction tx, Caller caller, UserAccount buyer, OrderDraft draft, Conference conference) {
        Instant now = Instant.now();
        return offer(tx, draft, now)
                .compose(offer -> requireAddOns(tx, draft, offer, now))
                .compose(offer -> {
                    OrderRules.requireOnSale(draft, offer, conference, now);
                    VoucherRules.requireUses(draft, offer);
                    return Audiences.require(tx.sql(), caller, buyer, draft, offer.types())
                            .map(offer);
                })
                .compose(offer -> {
                    Map<UUID, Integer> seats = OrderRules.seats(draft, offer.types());
                    return QuotaStore.haveSeats(tx.sql(), seats)
                            .compose(enough -> enough
                                    ? keep(tx, caller.userId(), draft, conference, offer, now.plus(time))
                                            .compose(order -> needApproval(tx, order, draft, offer))
                                    : Future.failedFuture(OrderRules.soldOut()))
                            .compose(order -> use(tx, draft, offer).map(order))
                            .compose(order -> Quotas.buy(tx.sql(), seats)
                                    .compose(taken -> taken
                                            ? Future.succeededFuture(order)
                                            : Future.failedFuture(OrderRules.soldOut())));
                });
    }

    private static Future<Order> needApproval(Transaction tx, Order order, OrderDraft draft, Offer offer) {
        return ApprovalRules.days(draft, offer.types())
                .map(days ->
                        ApprovalStore.need(tx.sql(), order.id(), days).compose(needed -> Steps.now(tx, order.id())))
                .orElseGet(() -> Future.succeededFuture(order));
    }

    private static Future<Offer> offer(Transaction tx, OrderDraft draft, Instant now) {
        Set<UUID> wanted = OrderRules.ordered(draft).keySet();
        return Vouchers.typed(tx.sql(), draft.conferenceId(), draft.voucher(), "/voucher", now)
                .compose(voucher -> TicketTypeStore.find(tx.sql(), draft.conferenceId(), wanted)
                        .map(types -> new Offer(types, voucher)));
    }

    private static Future<Offer> requireAddOns(Transaction tx, OrderDraft draft, Offer offer, Instant now) {
        return TicketTypeStore.addOns(tx.sql(), draft.conferenceId()).map(all -> {
            AddOnRules.require(draft, new Offer(all, offer.voucher()), now);
            return offer;
        });
    }

    /** Before the seats, as whoever gives both back does: so nobody waits in a circle. */
    private static Future<Void> use(Transaction tx, OrderDraft draft, Offer offer) {
        return offer.voucher() == null
                ? Future.succeededFuture()
                : VoucherStore.use(tx.sql(), offer.voucher().id(), offer.uses(draft))
                        .compose(used -> used ? Future.succeededFuture() : Future.failedFuture(VoucherRules.usedUp()));
    }

    /**
     * For somebody who waited, whose turn it is: of seats that whoever asks has locked.
     *
     * @param wanted whether an organizer wants them to have it: then nobody is asked once more
     */
    Future<Order> offer(
            Transaction tx,
            WaitingEntry entry,
            TicketType type,
            Conference conference,
            int seats,
            Instant until,
            boolean wanted) {
        OrderDraft draft = new OrderDraft(
                Uuids.next(),
                entry.conferenceId(),
                entry.name(),
                entry.email(),
                entry.locale(),
                null,
                List.of(OrderLine.of(type.id(), seats)),
                null);
        Offer offer = new Offer(List.of(type), null);
        return keep(tx, entry.userId(), draft, conference, offer, until)
                .compose(order -> wanted ? Future.succeededFuture(order) : needApproval(tx, order, draft, offer))
                .compose(order -> Quotas.take(tx.sql(), OrderRules.seats(draft, offer.types()))
                        .compose(taken ->
                                taken ? Future.succeededFuture(order) : Future.failedFuture(OrderRules.soldOut())));
    }

    private Future<Order> keep(
            Transaction tx, UUID userId, OrderDraft draft, Conference conference, Offer offer, Instant until) {
        List<Ticket> tickets = OrderRules.tickets(draft, offer, conference, Uuids::next);
        UUID organization = conference.organizationId();
        String currency = offer.types().get(0).currency();
        OrderStore.Priced priced = new OrderStore.Priced(currency, Prices.total(tickets), offer.voucher());
        return insert(tx, userId, draft, organization, priced, until)
                .compose(inserted -> TicketStore.insert(tx.sql(), organization, tickets))
                .compose(inserted -> isUnchanged(tx, offer))
                .compose(unchanged -> unchanged ? Future.succeededFuture() : Future.failedFuture(OrderRules.changed()))
                .compose(inserted -> expiry.askIn(tx.sql(), Duration.between(Instant.now(), until), draft.id()))
                .compose(asked -> OrderStore.find(tx.sql(), draft.id()))
                .map(Optional::orElseThrow)
                .compose(order -> TicketStore.beside(tx.sql(), order))
                .onSuccess(order -> tx.announce(
                        new OrderPlaced(order.id(), tickets.size(), priced.total(), priced.currency()),
                        organization,
                        draft.conferenceId()));
    }

    private static Future<Boolean> isUnchanged(Transaction tx, Offer offer) {
        return TicketTypeStore.areUnchanged(tx.sql(), offer.types())
                .compose(unchanged -> unchanged && offer.voucher() != null
                        ? VoucherStore.isUnchanged(tx.sql(), offer.voucher())
                        : Future.succeededFuture(unchanged));
    }

    /** With another code where one is in use. */
    private static Future<Void> insert(
            Transaction tx, UUID userId, OrderDraft draft, UUID organization, OrderStore.Priced priced, Instant until) {
        return OrderStore.insert(tx.sql(), draft, organization, userId, OrderCode.next(RANDOM), priced, until)
                .compose(inserted -> inserted
                        ? Future.succeededFuture()
                        : OrderStore.find(tx.sql(), draft.id())
                                .compose(before -> before.isPresent()
                                        ? Future.failedFuture(
                                                Refusal.CONFLICT.because("The order is being made already."))
                                        : insert(tx, userId, draft, organization, priced, until)));
    }
}
