package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.RegistrationEvents.TicketTransferred;
import io.plenary.contracts.registrations.RegistrationEvents.UserWithdrew;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.doors.CheckInStore;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Persons;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.seats.Seating;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.ApprovalRules;
import io.plenary.services.registrations.tickets.Audiences;
import io.plenary.services.registrations.tickets.Buyer;
import io.plenary.services.registrations.tickets.LaterRules;
import io.plenary.services.registrations.tickets.OrderCode;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.ReplacementRules;
import io.plenary.services.registrations.tickets.ReplacementStore;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Hands tickets on: another one, in an order of somebody else, takes the place of one. */
final class Transferring {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;
    private final Persons persons;
    private final Jobs allotting;

    /** @param allotting offers to those who wait what others give back */
    Transferring(
            Database database, ConferencesService conferences, OrderAccess access, Persons persons, Jobs allotting) {
        this.allotting = allotting;
        this.persons = persons;
        this.database = database;
        this.conferences = conferences;
        this.access = access;
    }

    Future<Order> transfer(Caller caller, OrderKey key, UUID ticketId, TicketRecipient wanted) {
        TicketRecipient to = ReplacementRules.check(wanted);
        return access.idOf(key).compose(id -> conferences
                .getConferenceDetails(Caller.SYSTEM, key.conferenceId().toString())
                .compose(conference -> persons.reader(to.email())
                        .compose(reader -> database.once(caller, tx -> access.lock(tx, caller, key, id)
                                .compose(order -> transfer(
                                        tx, caller, key, order, ticketId, new Receiving(to, reader), conference))))));
    }

    /**
     * Somebody who is handed a ticket.
     *
     * @param reader whoever reads what is mailed to them
     */
    private record Receiving(TicketRecipient to, Buyer reader) {}

    private Future<Order> transfer(
            Transaction tx,
            Caller caller,
            OrderKey key,
            Order order,
            UUID ticketId,
            Receiving receiving,
            Conference conference) {
        TicketRecipient to = receiving.to();
        Optional<Ticket> found = ReplacementRules.find(order, ticketId);
        if (found.isEmpty()) {
            return ReplacementStore.reissued(tx.sql(), order.id()).map(old -> {
                throw old.containsKey(ticketId) ? OrderRules.changed() : ReplacementRules.noSuchTicket();
            });
        }
        Ticket ticket = found.get();
        boolean seller = ReplacementRules.isSeller(caller, key, order, to.reason());
        TicketRecipient recipient = seller ? to : new TicketRecipient(to.name(), to.email(), to.locale(), null);
        if (seller) {
            ReplacementRules.requireReason(to.reason());
        }
        return ReplacementStore.wasHandedTo(tx.sql(), ticketId, recipient)
                .compose(already -> already
                        ? Future.succeededFuture(order)
                        : requireFew(tx, seller, order, recipient)
                                .compose(few -> seller
                                        ? Future.succeededFuture()
                                        : Audiences.requireRecipient(tx, ticket, recipient)
                                                .compose(meant ->
                                                        Persons.requireRecipient(tx.sql(), ticket, receiving.reader())))
                                .compose(allowed -> transfer(tx, seller, order, ticket, recipient, conference)));
    }

    /** Each is mailed to somebody who has not asked for it. */
    private static Future<Void> requireFew(Transaction tx, boolean seller, Order order, TicketRecipient to) {
        return seller
                ? Future.succeededFuture()
                : ReplacementStore.countHandedTo(
                                tx.sql(), order.id(), to.email(), Instant.now().minus(ReplacementRules.PAUSE))
                        .map(lately -> {
                            ReplacementRules.requireFewHanded(lately);
                            return null;
                        });
    }

    private Future<Order> transfer(
            Transaction tx, boolean seller, Order order, Ticket ticket, TicketRecipient to, Conference conference) {
        Instant now = Instant.now();
        ReplacementRules.requireValid(order, ticket);
        ReplacementRules.requireAhead(conference, now);
        if (!seller) {
            OrderRules.requireSomebodys(order);
            ReplacementRules.requireTransferable(ticket, now);
            ApprovalRules.requireTransferable(order);
        }
        Instant since = seller ? ReplacementRules.today(conference, now) : null;
        UUID toOrderId = Uuids.next();
        UUID toTicketId = Uuids.next();
        return OrderStore.open(tx.sql(), toOrderId)
                .compose(open -> insertOrder(tx, order, toOrderId, to))
                .compose(inserted -> handOn(tx, new Handing(order, to, since, toOrderId), ticket, toTicketId, null, 1))
                .compose(handed -> AddingOn.lockAdded(tx, order, List.of(ticket.id())))
                .compose(added -> handOnAddOns(tx, new Handing(order, to, since, toOrderId), added, ticket, toTicketId))
                .compose(handed -> AnswerStore.forget(tx.sql(), order.id(), List.of(ticket.id())))
                .compose(forgotten -> leave(tx, order, ticket, conference))
                .compose(left -> OrderStore.touch(tx.sql(), order.id()))
                .compose(touched -> Steps.now(tx, order.id()))
                .map(after -> {
                    Steps.announce(tx, order, new TicketTransferred(order.id(), ticket.id(), toOrderId, toTicketId));
                    return after;
                });
    }

    /**
     * What is handed on from an order.
     *
     * @param since when nobody may have come in by it; null for ever
     */
    private record Handing(Order order, TicketRecipient to, Instant since, UUID toOrderId) {}

    /**
     * The seat is never free: what was one ticket's is the other's in the same transaction. What is new comes first, and holds the
     * type; then nobody comes in by the old one.
     */
    private static Future<Void> handOn(
            Transaction tx, Handing handing, Ticket ticket, UUID newId, UUID parentId, int position) {
        return OrderStore.open(tx.sql(), handing.toOrderId())
                .compose(open -> ReplacementStore.insertTicket(
                        tx.sql(),
                        new ReplacementStore.Place(handing.order(), handing.toOrderId(), newId, parentId, position),
                        ticket,
                        handing.to()))
                .compose(inserted -> OrderStore.open(tx.sql(), ticket.orderId()))
                .compose(open -> ReplacementStore.lock(tx.sql(), ticket.id()))
                .compose(locked -> ReplacementStore.isUsed(tx.sql(), ticket.id(), handing.since()))
                .compose(used -> used
                        ? Future.failedFuture(ReplacementRules.used())
                        : ReplacementStore.handOn(tx.sql(), ticket, newId, handing.to()))
                .compose(quotas -> OrderStore.open(tx.sql(), handing.toOrderId())
                        .compose(open -> ReplacementStore.seat(tx.sql(), newId, quotas)))
                .compose(seated -> OrderStore.open(tx.sql(), handing.order().id()));
    }

    /** A dinner is of whoever has the ticket it was ordered with, then or later. */
    private static Future<Void> handOnAddOns(
            Transaction tx, Handing handing, List<Order> added, Ticket ticket, UUID toTicketId) {
        LaterRules.requirePaid(added);
        Future<Void> done = Future.succeededFuture();
        int position = 1;
        for (Order order :
                Stream.concat(Stream.of(handing.order()), added.stream()).toList()) {
            for (Ticket addOn : order.tickets()) {
                if (ticket.id().equals(addOn.parentId()) && addOn.state() == TicketState.VALID) {
                    int next = ++position;
                    UUID newId = Uuids.next();
                    done = done.compose(before -> handOn(tx, handing, addOn, newId, toTicketId, next))
                            .compose(handed -> CheckInStore.handOn(tx.sql(), addOn.id(), newId));
                }
            }
        }
        return done.compose(handed -> touch(tx, added))
                .compose(touched -> OrderStore.open(tx.sql(), handing.order().id()));
    }

    private static Future<Void> touch(Transaction tx, List<Order> orders) {
        Future<Void> done = Future.succeededFuture();
        for (Order order : orders) {
            done = done.compose(before -> OrderStore.open(tx.sql(), order.id()))
                    .compose(open -> OrderStore.touch(tx.sql(), order.id()));
        }
        return done;
    }

    /** With another code where one is in use. */
    private static Future<Void> insertOrder(Transaction tx, Order from, UUID id, TicketRecipient to) {
        return ReplacementStore.insertOrder(tx.sql(), from, id, OrderCode.next(RANDOM), to)
                .compose(inserted -> inserted ? Future.succeededFuture() : insertOrder(tx, from, id, to));
    }

    /** Whoever has one ticket less keeps the seats in sessions for which the others suffice. */
    private Future<Void> leave(Transaction tx, Order order, Ticket handed, Conference conference) {
        if (order.userId() == null) {
            return Future.succeededFuture();
        }
        boolean last = order.tickets().stream()
                .noneMatch(ticket -> ticket.state() == TicketState.VALID
                        && ticket.parentId() == null
                        && !ticket.id().equals(handed.id()));
        if (last) {
            Steps.announce(tx, order, new UserWithdrew(order.userId(), order.id()));
        }
        return Seating.afterTickets(tx, order, conference)
                .compose(awaited -> awaited ? allotting.ask(tx, order.conferenceId()) : Future.succeededFuture());
    }
}
