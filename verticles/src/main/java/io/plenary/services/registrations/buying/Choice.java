package io.plenary.services.registrations.buying;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.Voucher;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.orders.Holding;
import io.plenary.services.registrations.orders.Wishes;
import io.plenary.services.registrations.orders.Wishes.Wish;
import io.plenary.services.registrations.tickets.AddOnRules;
import io.plenary.services.registrations.tickets.Audiences;
import io.plenary.services.registrations.tickets.Offer;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.PersonalLimits;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.Quotas;
import io.plenary.services.registrations.tickets.Room;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.plenary.services.registrations.tickets.VoucherRules;
import io.plenary.services.registrations.tickets.VoucherStore;
import io.plenary.services.registrations.tickets.Vouchers;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is for those who order at the same moment: read, looked at and locked once for all of them, first come, first served. */
final class Choice {

    private final Transaction tx;
    private final Wishes wishes;
    private final Conference conference;
    private final Instant now;
    private Offer offer;
    private PersonalLimits limits;

    Choice(Transaction tx, Wishes wishes, Conference conference, Instant now) {
        this.tx = tx;
        this.wishes = wishes;
        this.conference = conference;
        this.now = now;
    }

    Wishes wishes() {
        return wishes;
    }

    Conference conference() {
        return conference;
    }

    /** Who may not have what they want is answered. */
    Future<Void> read() {
        String code = wishes.open().get(0).draft().voucher();
        Future<Voucher> voucher = Vouchers.typed(tx.sql(), conference.id(), code, "/voucher", now);
        return Future.join(
                        voucher,
                        TicketTypeStore.find(tx.sql(), conference.id(), ordered()),
                        TicketTypeStore.addOns(tx.sql(), conference.id()))
                .map(read -> {
                    offer = new Offer(read.resultAt(1), read.resultAt(0));
                    Offer addOns = new Offer(read.resultAt(2), offer.voucher());
                    limits = PersonalLimits.of(Stream.concat(offer.types().stream(), addOns.types().stream())
                            .toList());
                    wishes.require(wish -> {
                        AddOnRules.require(wish.draft(), addOns, now);
                        OrderRules.requireOnSale(wish.draft(), offerFor(wish), conference, now);
                        VoucherRules.requireUses(wish.draft(), offer);
                    });
                    return null;
                });
    }

    /** What there is of only so many for each person. */
    PersonalLimits limits() {
        return limits;
    }

    /** Of all that is wanted. */
    List<TicketType> types() {
        return offer.types();
    }

    private Set<UUID> ordered() {
        return wishes.open().stream()
                .flatMap(wish -> OrderRules.ordered(wish.draft()).keySet().stream())
                .collect(Collectors.toSet());
    }

    private Offer offerFor(Wish wish) {
        Set<UUID> ordered = OrderRules.ordered(wish.draft()).keySet();
        return new Offer(
                offer.types().stream()
                        .filter(type -> ordered.contains(type.id()))
                        .toList(),
                offer.voucher());
    }

    /** Of those who want what is not for everybody, those for whom it is. */
    Future<Void> requireAudience(Audiences audiences) {
        return Future.all(wishes.open().stream()
                        .map(wish -> audiences
                                .require(
                                        tx.sql(),
                                        wish.caller(),
                                        wish.draft(),
                                        offerFor(wish).types())
                                .recover(refusal -> {
                                    wishes.refuse(wish, refusal);
                                    return Future.succeededFuture();
                                }))
                        .toList())
                .mapEmpty();
    }

    /** Who comes too late does not stand in line for nothing. */
    Future<Void> look() {
        return QuotaStore.seats(tx.sql(), quotas()).map(seats -> {
            Room room = new Room(seats);
            wishes.require(wish -> room.require(wish.draft(), offer.types()));
            return null;
        });
    }

    /** What is ordered is kept from being changed before anything is counted: as whoever changes it does, so nobody waits in a circle. */
    Future<Void> keep() {
        return (offer.voucher() == null
                        ? Future.<Void>succeededFuture()
                        : VoucherStore.keep(tx.sql(), offer.voucher().id()))
                .compose(kept -> TicketTypeStore.keep(tx.sql(), ordered()));
    }

    /** Before the seats, as whoever gives both back does: so nobody waits in a circle. */
    Future<Void> use() {
        int uses = wishes.open().stream()
                .mapToInt(wish -> offer.uses(wish.draft()))
                .sum();
        return offer.voucher() == null
                ? Future.succeededFuture()
                : VoucherStore.use(tx.sql(), offer.voucher().id(), uses)
                        .compose(used -> used ? Future.succeededFuture() : Future.failedFuture(VoucherRules.usedUp()));
    }

    /** By a voucher nobody is left behind, since its uses are taken. */
    Future<Void> take() {
        return QuotaStore.lockSeats(tx.sql(), quotas()).map(seats -> {
            Room room = new Room(seats);
            Consumer<Wish> taking = wish -> room.take(wish.draft(), offer.types());
            if (offer.voucher() == null) {
                wishes.require(taking);
            } else {
                wishes.open().forEach(taking);
            }
            return null;
        });
    }

    private Collection<UUID> quotas() {
        return wishes.open().stream()
                .flatMap(wish -> seats(wish).keySet().stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(Quotas.ORDER)));
    }

    private Map<UUID, Integer> seats(Wish wish) {
        return OrderRules.seats(wish.draft(), offer.types());
    }

    List<Holding.Held> held() {
        return wishes.open().stream()
                .map(wish -> Holding.Held.of(wish.draft(), wish.caller().userId(), offerFor(wish), conference))
                .toList();
    }
}
