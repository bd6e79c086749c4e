package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.RegistrationEvents.AttendeesChanged;
import io.plenary.contracts.registrations.RegistrationEvents.TicketReissued;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.registrations.orders.Answering;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.AnswerRules;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.ApprovalRules;
import io.plenary.services.registrations.tickets.Audiences;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.Quotas;
import io.plenary.services.registrations.tickets.ReplacementRules;
import io.plenary.services.registrations.tickets.ReplacementStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gives tickets another code: because somebody asks for it, or since somebody else is named on them. */
final class Reissuing {

    private final Database database;
    private final OrderAccess access;

    Reissuing(Database database, OrderAccess access) {
        this.database = database;
        this.access = access;
    }

    Future<Order> reissue(Caller caller, OrderKey key, UUID ticketId, String said) {
        Optional<String> reason = ReplacementRules.reason(said);
        return access.idOf(key)
                .compose(id -> database.once(
                        caller, tx -> access.lock(tx, caller, key, id).compose(order -> {
                            if (ReplacementRules.isSeller(caller, key, order, reason.orElse(null))) {
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
