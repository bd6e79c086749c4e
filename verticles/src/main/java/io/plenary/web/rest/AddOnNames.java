package io.plenary.web.rest;

import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What goes with each ticket, also by orders that were made later: these come first where orders are read from the latest on. */
final class AddOnNames {

    private final Map<UUID, List<String>> byTicket = new HashMap<>();

    void note(List<Order> page) {
        page.stream()
                .flatMap(order -> order.tickets().stream())
                .filter(ticket -> ticket.parentId() != null && ticket.state() != TicketState.RELEASED)
                .forEach(addOn -> byTicket.computeIfAbsent(addOn.parentId(), first -> new ArrayList<>())
                        .add(addOn.typeName()));
    }

    /** Once for each ticket; empty where there is nothing. */
    String of(Ticket ticket) {
        List<String> names = byTicket.remove(ticket.id());
        return names == null ? "" : String.join("; ", names);
    }
}
