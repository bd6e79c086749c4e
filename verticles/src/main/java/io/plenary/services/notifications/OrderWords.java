package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
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

    static Map<String, Object> of(Order order, String status, Conference conference, Reader reader, String link) {
        return Map.of(
                "conference",
                conference.title(),
                "status",
                status,
                "code",
                order.code(),
                "free",
                order.total() == 0,
                "sum",
                reader.money(order.total(), order.currency()),
                "due",
                order.reservedUntil() == null ? "" : reader.time(order.reservedUntil()),
                "account",
                order.transferTo() == null
                        ? List.of()
                        : order.transferTo()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList(),
                "tickets",
                tickets(order).entrySet(),
                "back",
                back(order, status, reader),
                "link",
                link);
    }

    /** What is still to be given back, or after the last step what was; empty where nothing is. */
    private static String back(Order order, String status, Reader reader) {
        Refund refund = order.refund();
        long amount = refund == null ? 0 : status.equals(OrderOccasions.REFUNDED) ? refund.paidOut() : refund.due();
        return amount == 0 ? "" : reader.money(amount, order.currency());
    }

    /** How many of each type, in the order of the order; those that were cancelled only where all were. */
    private static Map<String, Long> tickets(Order order) {
        return order.tickets().stream()
                .filter(ticket -> order.state() != OrderState.CONFIRMED || ticket.state() == TicketState.VALID)
                .map(Ticket::typeName)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }
}
