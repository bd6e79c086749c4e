package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAnswers;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.tickets.AnswerRules;
import io.plenary.services.registrations.tickets.AnswerStore;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.QuestionStore;
import io.plenary.services.registrations.tickets.TicketStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** For whom tickets are and what these people answer, in the transaction that has locked the order. */
public final class Answering {

    private Answering() {}

    public static Future<Void> name(
            Transaction tx, Caller caller, Order order, List<Attendee> attendees, Conference conference) {
        OrderRules.requireOpen(order);
        OrderRules.requireSomebodys(order);
        boolean answering = attendees.stream().anyMatch(attendee -> attendee.answers() != null);
        if (!answering) {
            OrderRules.faults(attendees, order).refuseIfAny("The tickets cannot be for them.");
            return TicketStore.name(tx.sql(), order.id(), attendees);
        }
        if (!AnswerRules.isOpen(caller, order, conference, Instant.now())) {
            throw AnswerRules.closed();
        }
        return QuestionStore.hold(tx.sql(), order.conferenceId())
                .compose(questions -> AnswerStore.of(tx.sql(), order.id()).compose(before -> {
                    List<TicketAnswers> kept = kept(order, attendees, questions, before);
                    return TicketStore.name(tx.sql(), order.id(), attendees)
                            .compose(named -> AnswerStore.replace(tx.sql(), order, kept));
                }));
    }

    /** All that is wrong with names and answers is said at once. */
    private static List<TicketAnswers> kept(
            Order order,
            List<Attendee> attendees,
            List<Question> questions,
            Map<UUID, Map<UUID, List<String>>> before) {
        Map<UUID, Ticket> tickets = order.tickets().stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        Faults faults = OrderRules.faults(attendees, order);
        List<TicketAnswers> kept = new ArrayList<>();
        for (int i = 0; i < attendees.size(); i++) {
            Attendee attendee = attendees.get(i);
            Ticket ticket = tickets.get(attendee.ticketId());
            String at = "/items/" + i + "/answers";
            if (attendee.answers() != null && ticket != null && ticket.parentId() == null) {
                faults.check(
                        ticket.state() == TicketState.HELD || ticket.state() == TicketState.VALID,
                        at,
                        Fault.IMPOSSIBLE);
                Map<UUID, List<String>> known = before.getOrDefault(ticket.id(), Map.of());
                kept.add(new TicketAnswers(
                        ticket.id(),
                        AnswerRules.kept(faults, at, questions, ticket.ticketTypeId(), attendee.answers(), known)));
            }
        }
        faults.refuseIfAny("The tickets cannot be for them.");
        return kept;
    }

    /** That nothing is missing that has to be answered; a question may have been added meanwhile. */
    public static Future<Void> requireComplete(Transaction tx, Order order) {
        return requireComplete(
                tx, order, ticket -> ticket.parentId() == null && ticket.state() != TicketState.RELEASED);
    }

    public static Future<Void> requireComplete(Transaction tx, Order order, Predicate<Ticket> which) {
        return QuestionStore.of(tx.sql(), order.conferenceId())
                .compose(questions -> questions.isEmpty()
                        ? Future.succeededFuture()
                        : AnswerStore.of(tx.sql(), order.id()).map(answers -> {
                            boolean lacks = order.tickets().stream()
                                    .filter(which)
                                    .anyMatch(ticket -> AnswerRules.lacks(
                                            questions,
                                            ticket.ticketTypeId(),
                                            answers.getOrDefault(ticket.id(), Map.of())));
                            if (lacks) {
                                throw AnswerRules.missing();
                            }
                            return null;
                        }));
    }
}
