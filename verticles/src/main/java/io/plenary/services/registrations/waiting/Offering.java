package io.plenary.services.registrations.waiting;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.OfferedTickets;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistClosed;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistOfferExpired;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistOffered;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.registrations.orders.Holding;
import io.plenary.services.registrations.orders.WaitingOfferStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What becomes of those who wait, and that they are told. An offer is an order that holds the seats for longer. */
final class Offering {

    private final Holding holding;
    private final Duration time;

    /** @param time for which offered seats are held */
    Offering(Holding holding, Duration time) {
        this.holding = holding;
        this.time = time;
    }

    Future<Void> make(Transaction tx, Conference conference, List<Allotment.Offered> offers) {
        Future<Void> made = Future.succeededFuture();
        for (Allotment.Offered offer : offers) {
            made = made.compose(before -> make(tx, conference, offer, null));
        }
        return made;
    }

    /** @param reason why it is their turn; null where it is by their place */
    Future<Void> make(Transaction tx, Conference conference, Allotment.Offered offer, String reason) {
        WaitingEntry entry = offer.entry();
        int seats = offer.seats();
        Instant until = Instant.now().plus(time);
        UUID part = Uuids.next();
        boolean whole = seats == entry.seats();
        return holding.offer(tx, entry, offer.type(), conference, seats, until, reason != null)
                .compose(order -> (whole
                                ? WaitingOfferStore.offer(
                                        tx.sql(),
                                        entry.id(),
                                        order.id(),
                                        offer.type().id(),
                                        reason)
                                : WaitingOfferStore.offerSome(
                                        tx.sql(),
                                        entry.id(),
                                        part,
                                        order.id(),
                                        offer.type().id(),
                                        seats))
                        .compose(offered -> WaitingOfferStore.noteAddress(tx.sql(), whole ? entry.id() : part))
                        .onSuccess(offered -> announce(
                                tx,
                                entry,
                                new WaitlistOffered(
                                        entry.userId(),
                                        whole ? entry.id() : part,
                                        order.id(),
                                        seats,
                                        until,
                                        null,
                                        null,
                                        offered(order, entry)))));
    }

    private static OfferedTickets offered(Order order, WaitingEntry entry) {
        Ticket one = order.tickets().get(0);
        return new OfferedTickets(
                order.code(), one.typeName(), order.total(), order.currency(), one.validDays(), entry.locale());
    }

    static Future<Void> end(Transaction tx, List<WaitingEntry> entries, WaitingState state) {
        if (entries.isEmpty()) {
            return Future.succeededFuture();
        }
        entries.forEach(entry -> announce(tx, entry, closed(entry, state, null)));
        return WaitingStore.end(tx.sql(), entries.stream().map(WaitingEntry::id).toList(), state, null);
    }

    static void missed(Transaction tx, UUID conferenceId, WaitingOfferStore.Missed one) {
        tx.announce(
                new WaitlistOfferExpired(one.userId(), one.entryId(), one.orderId(), null, null),
                one.organizationId(),
                conferenceId);
    }

    static WaitlistClosed closed(WaitingEntry entry, WaitingState end, String reason) {
        return new WaitlistClosed(entry.userId(), entry.id(), end, reason, entry.sessionId(), entry.sessionTitle());
    }

    static void announce(Transaction tx, WaitingEntry entry, RegistrationEvents what) {
        tx.announce(what, entry.organizationId(), entry.conferenceId());
    }
}
