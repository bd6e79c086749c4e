package io.plenary.services.notifications;

import static java.util.Map.entry;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.ApprovalState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.Refund;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketCancellation;
import io.plenary.contracts.registrations.TicketState;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What mails about an order are made of. Nothing that its buyer has typed: anybody may order with the address of somebody else, and
 * must not write to them in our name.
 */
final class OrderWords {

    private OrderWords() {}

    /**
     * @param why some of its tickets were cancelled, in words of organizers; empty where they said nothing
     * @param lacksAnswers whether something is missing that those have to say for whom the tickets are
     */
    static Map<String, Object> of(
            Order order,
            String status,
            String why,
            boolean lacksAnswers,
            Conference conference,
            Reader reader,
            String link) {
        return Map.ofEntries(
                entry("conference", conference.title()),
                entry("status", status),
                entry("code", order.code()),
                entry("free", order.total() == 0),
                entry("card", order.payment() == PaymentMethod.CARD),
                entry("sum", reader.money(order.total(), order.currency())),
                entry("outstanding", outstanding(order, reader)),
                entry("due", due(order, reader)),
                entry("account", account(order)),
                entry("tickets", tickets(order, reader).entrySet()),
                entry("cancelled", cancelled(order, reader).entrySet()),
                entry("rest", rest(order, reader)),
                entry("reason", status.equals(OrderOccasions.CANCELLED_IN_PART) ? lines(why) : reason(order)),
                entry("unanswered", isUnanswered(order)),
                entry("lacking", lacksAnswers),
                entry("back", back(order, status, reader)),
                entry("link", link));
    }

    /** What of an invoice is to be paid, though its tickets let people in; empty where nothing is. */
    private static String outstanding(Order order, Reader reader) {
        return order.outstanding() == null
                ? ""
                : reader.money(order.outstanding().amount(), order.currency());
    }

    private static String due(Order order, Reader reader) {
        Instant due = order.outstanding() == null
                ? order.reservedUntil()
                : order.outstanding().until();
        return due == null ? "" : reader.time(due);
    }

    /** Why whoever sells does not want them to have it, in their words. */
    private static List<String> reason(Order order) {
        return order.approval() == null || order.approval().reason() == null
                ? List.of()
                : lines(order.approval().reason());
    }

    /** Of each type, what was cancelled last. */
    private static Map<String, Long> cancelled(Order order, Reader reader) {
        Optional<Instant> last = order.tickets().stream()
                .map(Ticket::cancelled)
                .filter(Objects::nonNull)
                .map(TicketCancellation::at)
                .max(Comparator.naturalOrder());
        return counted(
                order.tickets().stream()
                        .filter(ticket -> ticket.cancelled() != null
                                && last.equals(Optional.of(ticket.cancelled().at()))),
                reader);
    }

    /** What the order comes to without what is given back, or was; empty where nothing is. */
    private static String rest(Order order, Reader reader) {
        Refund refund = order.refund();
        return refund == null ? "" : reader.money(order.total() - refund.due() - refund.paidOut(), order.currency());
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
        return counted(
                order.tickets().stream()
                        .filter(ticket -> order.state() != OrderState.CONFIRMED || ticket.state() == TicketState.VALID),
                reader);
    }

    private static Map<String, Long> counted(Stream<Ticket> tickets, Reader reader) {
        return tickets.map(ticket -> name(ticket, reader))
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }
}
