package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Ticket;
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

    static Map<String, Object> of(Order order, Conference conference, Reader reader, String link) {
        return Map.of(
                "conference", conference.title(),
                "status", order.state().name(),
                "code", order.code(),
                "free", order.total() == 0,
                "sum", reader.money(order.total(), order.currency()),
                "due", order.reservedUntil() == null ? "" : reader.time(order.reservedUntil()),
                "account",
                        order.transferTo() == null
                                ? List.of()
                                : order.transferTo()
                                        .lines()
                                        .filter(line -> !line.isBlank())
                                        .toList(),
                "tickets", tickets(order).entrySet(),
                "link", link);
    }

    /** How many of each type, in the order of the order. */
    private static Map<String, Long> tickets(Order order) {
        return order.tickets().stream()
                .map(Ticket::typeName)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }
}
