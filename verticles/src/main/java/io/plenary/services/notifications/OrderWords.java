package io.plenary.services.notifications;

import static java.util.Map.entry;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.ApprovalState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.Refund;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What mails about an order are made of. Nothing that its buyer has typed: anybody may order with the address of somebody else, and
 * must not write to them in our name.
 */
final class OrderWords {

    private OrderWords() {}

    /** @param lacksAnswers whether something is missing that those have to say for whom the tickets are */
    static Map<String, Object> of(
            Order order, String status, boolean lacksAnswers, Conference conference, Reader reader, String link) {
        return Map.ofEntries(
                entry("conference", conference.title()),
                entry("status", status),
                entry("code", order.code()),
                entry("free", order.total() == 0),
                entry("card", order.payment() == PaymentMethod.CARD),
                entry("sum", reader.money(order.total(), order.currency())),
                entry("due", order.reservedUntil() == null ? "" : reader.time(order.reservedUntil())),
                entry("account", account(order)),
                entry("tickets", tickets(order, reader).entrySet()),
                entry("reason", reason(order)),
                entry("unanswered", isUnanswered(order)),
                entry("lacking", lacksAnswers),
                entry("back", back(order, status, reader)),
                entry("link", link));
    }

    /** Why whoever sells does not want them to have it, in their words. */
    private static List<String> reason(Order order) {
        return order.approval() == null || order.approval().reason() == null
                ? List.of()
                : lines(order.approval().reason());
    }

    private static boolean isUnanswered(Order order) {
        return order.approval() != null && order.approval().state() == ApprovalState.ASKED;
    }

    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    private static List<String> account(Order order) {
        return order.transferTo() == null ? List.of() : lines(order.transferTo());
    }

    /** What is still to be given back, or after the last step what was; empty where nothing is. */
    private static String back(Order order, String status, Reader reader) {
        Refund refund = order.refund();
        long amount = refund == null ? 0 : status.equals(OrderOccasions.REFUNDED) ? refund.paidOut() : refund.due();
        return amount == 0 ? "" : reader.money(amount, order.currency());
    }

    /** With the days on which it lets somebody in, where these are not all. */
    private static String name(Ticket ticket, Reader reader) {
        return ticket.validDays().isEmpty()
                ? ticket.typeName()
                : ticket.validDays().stream()
                        .sorted()
                        .map(reader::day)
                        .collect(Collectors.joining(", ", ticket.typeName() + " (", ")"));
    }

    /** How many of each type, in the order of the order; those that were cancelled only where all were. */
    private static Map<String, Long> tickets(Order order, Reader reader) {
        return order.tickets().stream()
                .filter(ticket -> order.state() != OrderState.CONFIRMED || ticket.state() == TicketState.VALID)
                .map(ticket -> name(ticket, reader))
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }
}
