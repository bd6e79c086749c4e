package io.plenary.services.registrations.attendees;

import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.AttendeeOutcome;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RegistrationEvents.OrderImported;
import io.plenary.contracts.registrations.RegistrationEvents.OrderMailAsked;
import io.plenary.contracts.registrations.TicketAnswers;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.registrations.orders.Persons;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.Buyer;
import io.plenary.services.registrations.tickets.OrderCode;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.PersonalLimits;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.Quotas;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Makes a confirmed order of a line, with a ticket for its attendee. The seats come last, as with all who take some; a quota grows by
 * what is missing where an organizer said so, and never without.
 */
final class AttendeeIntake {

    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * What became of a line.
     *
     * @param orderCode null where there is no order of it
     */
    record Result(AttendeeOutcome outcome, String orderCode, List<AttendeeFinding> findings) {}

    private AttendeeIntake() {}

    static Future<Result> take(Transaction tx, AttendeeImport job, AttendeeReading.Entry entry, String source) {
        return AttendeeOrderStore.codeOf(tx.sql(), job.conferenceId(), source)
                .compose(before -> before.isPresent()
                        ? Future.succeededFuture(new Result(AttendeeOutcome.ALREADY, before.get(), List.of()))
                        : hasEnough(tx, job, entry)
                                .compose(enough -> enough
                                        ? Future.succeededFuture(refused(AttendeePlan.enough(entry.type())))
                                        : seat(tx, job, entry, source)));
    }

    /** Whether whoever it is for has as many as there are for each person. */
    private static Future<Boolean> hasEnough(Transaction tx, AttendeeImport job, AttendeeReading.Entry entry) {
        UUID type = entry.type().id();
        PersonalLimits limits = PersonalLimits.of(List.of(entry.type()));
        Buyer buyer = new Buyer(null, entry.email(), entry.email());
        return limits.concern(List.of(type))
                ? Persons.had(tx.sql(), job.conferenceId(), limits, List.of(buyer), null)
                        .map(had -> !limits.beyond(had.get(0), Map.of(type, 1)).isEmpty())
                : Future.succeededFuture(false);
    }

    private static Future<Result> seat(Transaction tx, AttendeeImport job, AttendeeReading.Entry entry, String source) {
        return seats(tx, entry.type())
                .compose(full -> full.isEmpty() || job.mapping().enlarge()
                        ? add(tx, job, entry, source, full)
                        : Future.succeededFuture(refused(AttendeePlan.noSeat(entry.type()))));
    }

    private static Result refused(AttendeeFinding why) {
        return new Result(AttendeeOutcome.REFUSED, null, List.of(why));
    }

    /** Those that have none for us: none of theirs are ours for whom people wait. Locked until the transaction ends. */
    private static Future<List<UUID>> seats(Transaction tx, TicketType type) {
        return QuotaStore.lockSeats(tx.sql(), type.quotaIds()).map(seats -> seats.stream()
                .filter(quota -> quota.seats() != null && (quota.awaited() || quota.seats() < 1))
                .map(QuotaStore.Free::quotaId)
                .toList());
    }

    private static Future<Result> add(
            Transaction tx, AttendeeImport job, AttendeeReading.Entry entry, String source, Collection<UUID> full) {
        UUID order = Uuids.next();
        return insert(tx, job, entry, source, order)
                .compose(inserted -> inserted.isEmpty()
                        ? AttendeeOrderStore.codeOf(tx.sql(), job.conferenceId(), source)
                                .map(code -> new Result(AttendeeOutcome.ALREADY, code.orElse(null), List.of()))
                        : grow(tx, job, full)
                                .compose(grown -> Quotas.take(tx.sql(), one(entry.type())))
                                .map(taken -> {
                                    if (!taken) {
                                        throw OrderRules.soldOut();
                                    }
                                    announce(tx, job, order);
                                    return new Result(
                                            AttendeeOutcome.ADDED,
                                            inserted.get(),
                                            AttendeePlan.remarks(entry.findings(), !full.isEmpty(), entry.type()));
                                }));
    }

    /** With another code where one is in use; empty where another import was faster. */
    private static Future<Optional<String>> insert(
            Transaction tx, AttendeeImport job, AttendeeReading.Entry entry, String source, UUID order) {
        String code = OrderCode.next(RANDOM);
        PaymentMethod payment = entry.price() == 0 ? PaymentMethod.FREE : PaymentMethod.ELSEWHERE;
        UUID ticket = Uuids.next();
        return AttendeeOrderStore.insert(tx.sql(), job, entry, source, order, ticket, code, payment)
                .compose(inserted -> inserted
                        ? AnswerStore.add(
                                        tx.sql(),
                                        job.organizationId(),
                                        job.conferenceId(),
                                        order,
                                        new TicketAnswers(ticket, entry.answers()))
                                .map(Optional.of(code))
                        : AttendeeOrderStore.codeOf(tx.sql(), job.conferenceId(), source)
                                .compose(other -> other.isPresent()
                                        ? Future.succeededFuture(Optional.empty())
                                        : insert(tx, job, entry, source, order)));
    }

    private static Future<Void> grow(Transaction tx, AttendeeImport job, Collection<UUID> quotas) {
        Future<Void> grown = Future.succeededFuture();
        for (UUID quota : quotas) {
            grown = grown.compose(before -> QuotaStore.enlarge(tx.sql(), quota, 1));
        }
        return quotas.isEmpty()
                ? grown
                : grown.compose(all -> AttendeeImportStore.enlarge(tx.sql(), job.id(), quotas.size()));
    }

    private static Map<UUID, Integer> one(TicketType type) {
        Map<UUID, Integer> seats = new TreeMap<>(Quotas.ORDER);
        type.quotaIds().forEach(quota -> seats.put(quota, 1));
        return seats;
    }

    private static void announce(Transaction tx, AttendeeImport job, UUID order) {
        tx.announce(new OrderImported(order, job.id()), job.organizationId(), job.conferenceId());
        if (job.mapping().mail()) {
            tx.announce(new OrderMailAsked(order), job.organizationId(), job.conferenceId());
        }
    }
}
