package io.plenary.services.registrations.waiting;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistAdmitted;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingAdmission;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody goes first because an organizer says so. Never by one seat more than there is: what is missing is added, and that is said. */
final class Admission {

    private final Offering offering;

    Admission(Offering offering) {
        this.offering = offering;
    }

    Future<Void> admit(Transaction tx, WaitingEntry entry, WaitingAdmission wanted, Conference conference) {
        return TicketTypeStore.hold(tx.sql(), List.of(entry.ticketTypeId()))
                .map(types -> requireSold(types.get(0)))
                .map(type -> new Allotment.Offered(entry, type, entry.seats()))
                .compose(offer -> QuotaStore.lockSeats(tx.sql(), offer.type().quotaIds())
                        .map(seats -> missing(seats, entry.seats()))
                        .compose(missing -> admit(tx, offer, wanted, conference, missing)));
    }

    private static TicketType requireSold(TicketType type) {
        if (!WaitlistRules.isSold(type, Instant.now())) {
            throw OrderRules.notOnSale();
        }
        return type;
    }

    private static Map<UUID, Integer> missing(List<QuotaStore.Free> seats, int wanted) {
        Map<UUID, Integer> missing = new LinkedHashMap<>();
        seats.stream()
                .filter(quota -> quota.seats() != null && quota.seats() < wanted)
                .forEach(quota -> missing.put(quota.quotaId(), wanted - quota.seats()));
        return missing;
    }

    private Future<Void> admit(
            Transaction tx,
            Allotment.Offered offer,
            WaitingAdmission wanted,
            Conference conference,
            Map<UUID, Integer> missing) {
        if (!missing.isEmpty() && !wanted.enlarge()) {
            throw OrderRules.soldOut();
        }
        String reason = wanted.reason().strip();
        int added = missing.values().stream().mapToInt(Integer::intValue).sum();
        Offering.announce(tx, offer.entry(), new WaitlistAdmitted(offer.entry().id(), added, reason));
        return enlarge(tx, missing).compose(enlarged -> offering.make(tx, conference, offer, reason));
    }

    private static Future<Void> enlarge(Transaction tx, Map<UUID, Integer> missing) {
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<UUID, Integer> quota : missing.entrySet()) {
            done = done.compose(before -> QuotaStore.enlarge(tx.sql(), quota.getKey(), quota.getValue()));
        }
        return done;
    }
}
