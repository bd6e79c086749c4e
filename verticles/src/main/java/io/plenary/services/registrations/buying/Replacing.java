package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.RegistrationEvents.AttendeesChanged;
import io.plenary.contracts.registrations.RegistrationEvents.TicketReissued;
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
import io.plenary.services.registrations.orders.Answering;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Persons;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.seats.Seating;
import io.plenary.services.registrations.tickets.AnswerRules;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.ApprovalRules;
import io.plenary.services.registrations.tickets.Audiences;
import io.plenary.services.registrations.tickets.Buyer;
import io.plenary.services.registrations.tickets.LaterRules;
import io.plenary.services.registrations.tickets.OrderCode;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.Quotas;
import io.plenary.services.registrations.tickets.ReplacementRules;
import io.plenary.services.registrations.tickets.ReplacementStore;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Lets another ticket take the place of one: in an order of somebody else, or in the same one with another code. */
final class Replacing {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;
    private final Persons persons;
    private final Jobs allotting;

    /** @param allotting offers to those who wait what others give back */
    Replacing(Database database, ConferencesService conferences, OrderAccess access, Persons persons, Jobs allotting) {
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
        boolean seller = isSeller(caller, key, order, to.reason());
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

    /** Organizers say why, wherever a ticket is not their own. */
    private static boolean isSeller(Caller caller, OrderKey key, Order order, String reason) {
        boolean theirs =
                key.secret() != null || order.userId() != null && order.userId().equals(caller.userId());
        return caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId())
                && (reason != null || !theirs);
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

    Future<Order> reissue(Caller caller, OrderKey key, UUID ticketId, String said) {
        Optional<String> reason = ReplacementRules.reason(said);
        return access.idOf(key)
                .compose(id -> database.once(
                        caller, tx -> access.lock(tx, caller, key, id).compose(order -> {
                            if (isSeller(caller, key, order, reason.orElse(null))) {
                                ReplacementRules.requireReason(reason.orElse(null));
                            }
                            return ReplacementRules.find(order, ticketId)
                                    .map(ticket -> reissue(tx, order, ticket))
                                    .orElseGet(() -> again(tx, order, ticketId));
                        })));
    }

    private static Future<Order> again(Transaction tx, Order order, UUID ticketId) {
        return ReplacementStore.reissued(tx.sql(), order.id()).map(old -> {
            if (!old.containsKey(ticketId)) {
                throw ReplacementRules.noSuchTicket();
            }
            return order;
        });
    }

    private static Future<Order> reissue(Transaction tx, Order order, Ticket ticket) {
        ReplacementRules.requireValid(order, ticket);
        return reissue(tx, order, List.of(ticket.id()), false)
                .compose(reissued -> OrderStore.touch(tx.sql(), order.id()))
                .compose(touched -> Steps.now(tx, order.id()));
    }

    /** In one order: whoever scans several at once locks them in the same. */
    private static Future<Void> reissue(Transaction tx, Order order, List<UUID> ticketIds, boolean renamed) {
        Future<Void> done = requireFew(tx, order, ticketIds.size());
        for (UUID id : ticketIds.stream().sorted(Quotas.ORDER).toList()) {
            UUID newId = Uuids.next();
            done = done.compose(before -> ReplacementStore.reissue(tx.sql(), order.id(), id, newId))
                    .map(reissued -> {
                        Steps.announce(tx, order, new TicketReissued(order.id(), id, newId, renamed));
                        return null;
                    });
        }
        return done;
    }

    /** Each leaves a row behind, for ever. */
    private static Future<Void> requireFew(Transaction tx, Order order, int more) {
        return more == 0
                ? Future.succeededFuture()
                : ReplacementStore.countReissued(
                                tx.sql(), order.id(), Instant.now().minus(ReplacementRules.PAUSE))
                        .map(lately -> {
                            ReplacementRules.requireFew(order, lately + more);
                            return null;
                        });
    }

    /** Who is named on a ticket that lets somebody else in gets a code that nobody else has. */
    Future<Order> name(Transaction tx, Caller caller, Order order, List<Attendee> attendees, Conference conference) {
        return ReplacementStore.reissued(tx.sql(), order.id())
                .map(old -> current(attendees, old))
                .compose(named -> (caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId())
                                ? Future.succeededFuture()
                                : requireNamed(tx, order, named))
                        .map(named))
                .compose(named -> Answering.name(tx, caller, order, named, conference)
                        .map(done -> ReplacementRules.forOthers(order, named))
                        .compose(others -> forget(tx, order, silent(named, others))
                                .compose(gone -> requireAnswered(tx, caller, order, silent(named, others), conference))
                                .compose(answered -> reissue(tx, order, others, true))))
                .compose(reissued -> OrderStore.touch(tx.sql(), order.id()))
                .compose(touched -> {
                    if (order.state() != OrderState.RESERVED) {
                        Steps.announce(tx, order, new AttendeesChanged(order.id(), attendees.size()));
                    }
                    return Steps.now(tx, order.id());
                });
    }

    private static Future<Void> requireNamed(Transaction tx, Order order, List<Attendee> named) {
        ApprovalRules.requireSame(order, named);
        return Audiences.requireNamed(tx, order, named);
    }

    /** What the one before them answered is nobody's business, unless it was answered anew. */
    private static Future<Void> forget(Transaction tx, Order order, List<UUID> silent) {
        return silent.isEmpty() ? Future.succeededFuture() : AnswerStore.forget(tx.sql(), order.id(), silent);
    }

    /** Those who were named in place of others, and of whom nobody said what they answer. */
    private static List<UUID> silent(List<Attendee> named, List<UUID> others) {
        return named.stream()
                .filter(attendee -> attendee.answers() == null)
                .map(Attendee::ticketId)
                .filter(others::contains)
                .toList();
    }

    /** Nobody has a ticket in the name of another without what has to be answered for it, as long as it can be. */
    private static Future<Void> requireAnswered(
            Transaction tx, Caller caller, Order order, List<UUID> silent, Conference conference) {
        boolean asked = !caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId())
                && AnswerRules.isOpen(caller, order, conference, Instant.now());
        return asked && !silent.isEmpty()
                ? Answering.requireComplete(tx, order, ticket -> silent.contains(ticket.id()))
                : Future.succeededFuture();
    }

    /** Whoever looked at the order before a code was replaced means the same ticket. */
    private static List<Attendee> current(List<Attendee> attendees, Map<UUID, UUID> reissued) {
        return attendees.stream()
                .map(one -> new Attendee(
                        reissued.getOrDefault(one.ticketId(), one.ticketId()), one.name(), one.email(), one.answers()))
                .toList();
    }
}
