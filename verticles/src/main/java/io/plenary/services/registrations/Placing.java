package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.RegistrationEvents.OrderPlaced;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
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

    Future<Order> place(Transaction tx, Caller caller, OrderDraft draft, Conference conference) {
        return OrderStore.open(tx.sql(), draft.id())
                .compose(open -> OrderStore.find(tx.sql(), draft.id()))
                .compose(before -> before.isPresent()
                        ? again(tx, caller, draft, before.get())
                        : hold(tx, caller, draft, conference).recover(Placing::changed));
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
        Map<UUID, Long> wanted = new HashMap<>();
        OrderRules.ordered(draft).forEach((type, count) -> wanted.put(type, (long) count));
        return draft.email().equals(order.email())
                && draft.name().strip().equals(order.name())
                && draft.conferenceId().equals(order.conferenceId())
                && wanted.equals(counts(order));
    }

    private static Map<UUID, Long> counts(Order order) {
        return order.tickets().stream().collect(Collectors.groupingBy(Ticket::ticketTypeId, Collectors.counting()));
    }

    private Future<Order> hold(Transaction tx, Caller caller, OrderDraft draft, Conference conference) {
        Instant now = Instant.now();
        return offer(tx, draft, now)
                .compose(offer -> requireAddOns(tx, draft, offer, now))
                .compose(offer -> {
                    OrderRules.requireOnSale(draft, offer, conference, now);
                    VoucherRules.requireUses(draft, offer);
                    List<Ticket> tickets = OrderRules.tickets(draft, offer, conference, Uuids::next);
                    return buy(tx, new Deal(caller.userId(), draft, conference, offer, now.plus(time)), tickets);
                });
    }

    /**
     * Who gets what.
     *
     * @param userId null for somebody without an account
     * @param until until when it is held
     */
    private record Deal(UUID userId, OrderDraft draft, Conference conference, Offer offer, Instant until) {}

    private Future<Order> buy(Transaction tx, Deal deal, List<Ticket> tickets) {
        Map<UUID, Integer> seats = OrderRules.seats(deal.draft(), deal.offer().types());
        return QuotaStore.haveSeats(tx.sql(), seats)
                .compose(enough -> enough ? keep(tx, deal, tickets) : Future.<Order>failedFuture(OrderRules.soldOut()))
                .compose(order -> use(tx, deal.draft(), deal.offer()).map(order))
                .compose(order -> Quotas.buy(tx.sql(), seats)
                        .compose(taken ->
                                taken ? Future.succeededFuture(order) : Future.failedFuture(OrderRules.soldOut())));
    }

    /** For a ticket of an order that whoever asks has locked. */
    Future<Order> add(Transaction tx, Order order, Ticket ticket, TicketAddOns wanted, Conference conference) {
        return TicketStore.hadWith(tx.sql(), ticket.id()).compose(had -> OrderStore.open(tx.sql(), wanted.id())
                .compose(open -> OrderStore.find(tx.sql(), wanted.id()))
                .compose(before -> before.isPresent()
                        ? again(tx, ticket, wanted, before.get())
                        : hold(tx, order, ticket, wanted, had, conference).recover(Placing::changed)));
    }

    private static Future<Order> again(Transaction tx, Ticket ticket, TicketAddOns wanted, Order before) {
        Map<UUID, Long> counts = wanted.addOns().stream()
                .collect(Collectors.toMap(TicketAddOn::ticketTypeId, addOn -> (long) addOn.count()));
        return TicketStore.beside(tx.sql(), before).map(order -> {
            boolean same = order.tickets().stream().allMatch(one -> ticket.id().equals(one.parentId()))
                    && counts.equals(counts(order));
            if (!same) {
                throw Refusal.CONFLICT.because("The id of the order is in use.");
            }
            return order;
        });
    }

    private Future<Order> hold(
            Transaction tx,
            Order order,
            Ticket ticket,
            TicketAddOns wanted,
            Map<UUID, Long> had,
            Conference conference) {
        Instant now = Instant.now();
        return TicketTypeStore.addOns(tx.sql(), order.conferenceId()).compose(all -> {
            List<TicketType> types =
                    LaterRules.require(wanted.addOns(), ticket.ticketTypeId(), had, new Offer(all, null), now);
            Offer offer = new Offer(types, null);
            OrderDraft draft = LaterRules.draft(order, wanted);
            List<Ticket> tickets = LaterRules.tickets(draft, ticket, offer, conference, Uuids::next);
            return buy(tx, new Deal(order.userId(), draft, conference, offer, now.plus(time)), tickets);
        });
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

    /** For somebody who waited, whose turn it is: of seats that whoever asks has locked. */
    Future<Order> offer(
            Transaction tx, WaitingEntry entry, TicketType type, Conference conference, int seats, Instant until) {
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
        List<Ticket> tickets = OrderRules.tickets(draft, offer, conference, Uuids::next);
        return keep(tx, new Deal(entry.userId(), draft, conference, offer, until), tickets)
                .compose(order -> Quotas.take(tx.sql(), OrderRules.seats(draft, offer.types()))
                        .compose(taken ->
                                taken ? Future.succeededFuture(order) : Future.failedFuture(OrderRules.soldOut())));
    }

    private Future<Order> keep(Transaction tx, Deal deal, List<Ticket> tickets) {
        OrderDraft draft = deal.draft();
        Offer offer = deal.offer();
        UUID organization = deal.conference().organizationId();
        String currency = offer.types().get(0).currency();
        OrderStore.Priced priced = new OrderStore.Priced(currency, Prices.total(tickets), offer.voucher());
        return insert(tx, deal.userId(), draft, organization, priced, deal.until())
                .compose(inserted -> TicketStore.insert(tx.sql(), organization, tickets))
                .compose(inserted -> isUnchanged(tx, offer))
                .compose(unchanged -> unchanged ? Future.succeededFuture() : Future.failedFuture(OrderRules.changed()))
                .compose(inserted -> expiry.askIn(tx.sql(), Duration.between(Instant.now(), deal.until()), draft.id()))
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
