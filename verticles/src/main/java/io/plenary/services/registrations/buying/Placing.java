package io.plenary.services.registrations.buying;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.runtime.Plans;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.once.Effect;
import io.plenary.services.registrations.orders.HeldSeats;
import io.plenary.services.registrations.orders.Holding;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Persons;
import io.plenary.services.registrations.orders.Wishes;
import io.plenary.services.registrations.orders.Wishes.Wish;
import io.plenary.services.registrations.tickets.Audiences;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.VoucherRules;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Holds seats for those who order at the same moment, each of whom is answered as if they were alone. */
final class Placing {

    private final HeldSeats held;
    private final Persons persons;
    private final Audiences audiences;
    private final Holding holding;
    private final OrderAccess access;
    private final Duration time;

    /** @param time for which seats are held */
    Placing(HeldSeats held, Persons persons, Audiences audiences, Holding holding, OrderAccess access, Duration time) {
        this.held = held;
        this.persons = persons;
        this.audiences = audiences;
        this.holding = holding;
        this.access = access;
        this.time = time;
    }

    /**
     * A round of them.
     *
     * @param wishes all by the same voucher, if by any
     */
    Future<Void> place(Transaction tx, Wishes wishes, Conference conference) {
        Instant now = Instant.now();
        Choice choice = new Choice(tx, wishes, conference, now);
        return Plans.eachTime(tx.sql())
                .compose(planned -> begin(tx, wishes))
                .compose(begun -> ifAny(wishes, () -> repeat(tx, wishes)))
                .compose(known -> ifAny(wishes, choice::read))
                .compose(chosen -> ifAny(wishes, () -> choice.requireAudience(audiences)))
                .compose(allowed ->
                        ifAny(wishes, () -> held.requireFew(tx.sql(), conference.id(), wishes, choice.types())))
                .compose(few ->
                        ifAny(wishes, () -> persons.requireFew(tx.sql(), conference.id(), wishes, choice.limits())))
                .compose(few -> ifAny(wishes, choice::look))
                .compose(looked -> ifAny(wishes, choice::keep))
                .compose(kept -> ifAny(wishes, choice::use))
                .compose(used -> ifAny(wishes, choice::take))
                .compose(taken -> ifAny(wishes, () -> hold(tx, choice, now)))
                .compose(held -> end(tx, wishes))
                .recover(Holding::changed);
    }

    private static Future<Void> ifAny(Wishes wishes, Supplier<Future<Void>> step) {
        return wishes.open().isEmpty() ? Future.succeededFuture() : step.get();
    }

    /** Where a request with the same key is being carried out, or was, that is its answer. */
    private static Future<Void> begin(Transaction tx, Wishes wishes) {
        List<Future<Void>> begun = wishes.open().stream()
                .map(wish -> Effect.askedBy(wish.caller())
                        .map(effect -> effect.begin(tx.sql()).recover(refusal -> {
                            wishes.refuse(wish, refusal);
                            return Future.succeededFuture();
                        }))
                        .orElseGet(Future::succeededFuture))
                .toList();
        return Future.all(begun).mapEmpty();
    }

    /** Those who asked before. */
    private static Future<Void> repeat(Transaction tx, Wishes wishes) {
        return OrderStore.find(tx.sql(), wishes.ids())
                .compose(before ->
                        before.isEmpty() ? Future.succeededFuture(before) : TicketStore.beside(tx.sql(), before))
                .map(before -> {
                    before.forEach(order -> wishes.open().stream()
                            .filter(wish -> wish.draft().id().equals(order.id()))
                            .forEach(wish -> again(wishes, wish, order)));
                    return null;
                });
    }

    /** The same request came again, to whoever made it: without an account, by all that was typed, while the seats are held. */
    private static void again(Wishes wishes, Wish wish, Order order) {
        boolean theirs = wish.caller().isSignedIn()
                ? wish.caller().userId().equals(order.userId())
                : order.userId() == null && order.reservedUntil() != null && isSame(wish.draft(), order);
        boolean same = theirs && wish.draft().conferenceId().equals(order.conferenceId());
        if (same && Objects.equals(VoucherRules.code(wish.draft().voucher()), order.voucher())) {
            wishes.answer(wish, order);
        } else {
            wishes.refuse(wish, Refusal.CONFLICT.because("The id of the order is in use."));
        }
    }

    private static boolean isSame(OrderDraft draft, Order order) {
        Map<UUID, Long> ordered =
                order.tickets().stream().collect(Collectors.groupingBy(Ticket::ticketTypeId, Collectors.counting()));
        Map<UUID, Long> wanted = new HashMap<>();
        OrderRules.ordered(draft).forEach((type, count) -> wanted.put(type, (long) count));
        return draft.email().equals(order.email())
                && draft.name().strip().equals(order.name())
                && wanted.equals(ordered);
    }

    private Future<Void> hold(Transaction tx, Choice choice, Instant now) {
        return holding.hold(tx, choice.conference(), choice.held(), now.plus(time))
                .map(orders -> {
                    Map<UUID, Order> byId = orders.stream().collect(Collectors.toMap(Order::id, order -> order));
                    choice.wishes().open().forEach(wish -> {
                        Order order = byId.get(wish.draft().id());
                        tx.announce(
                                Holding.placed(order),
                                order.organizationId(),
                                order.conferenceId(),
                                wish.caller().userId(),
                                wish.call());
                        choice.wishes().answer(wish, order);
                    });
                    return null;
                });
    }

    private Future<Void> end(Transaction tx, Wishes wishes) {
        List<Future<Void>> ended = wishes.answered().entrySet().stream()
                .flatMap(answered -> Effect.askedBy(answered.getKey().caller()).stream()
                        .map(effect -> effect.end(tx.sql(), access.placed(answered.getValue()))))
                .toList();
        return Future.all(ended).mapEmpty();
    }
}
