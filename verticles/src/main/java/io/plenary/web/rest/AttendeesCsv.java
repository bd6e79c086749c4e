package io.plenary.web.rest;

import io.plenary.contracts.registrations.Attendance;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Those for whom tickets are, a line each, as a file for spreadsheets. It begins with a byte order mark: without one Excel reads no
 * UTF-8. Used by one thread at a time.
 */
final class AttendeesCsv implements OrdersFile {

    private static final List<String> COLUMNS =
            List.of("order", "orderState", "ticketType", "ticketState", "name", "email", "addOns", "checkedInAt");

    private final Buffer file = Buffer.buffer("\ufeff");
    private final AddOnNames addOns = new AddOnNames();
    private final AnswerColumns columns;
    private int orders;

    AttendeesCsv(AnswerColumns columns) {
        this.columns = columns;
        file.appendString(CsvRow.of(Stream.of(COLUMNS, columns.names()).flatMap(Collection::stream)));
    }

    @Override
    public void add(List<Order> page, Map<UUID, Attendance> attendances) {
        addOns.note(page);
        for (Order order : page) {
            OrdersFile.requireRoom(++orders);
            order.tickets().stream()
                    .filter(ticket -> ticket.parentId() == null && ticket.state() != TicketState.RELEASED)
                    .forEach(ticket -> file.appendString(row(order, ticket, attendances.get(ticket.id()))));
        }
    }

    private String row(Order order, Ticket ticket, Attendance attendance) {
        Stream<?> known = Stream.of(
                order.code(),
                order.state(),
                ticket.typeName(),
                ticket.state(),
                told(ticket.attendeeName()),
                told(ticket.attendeeEmail()),
                addOns.of(ticket),
                attendance == null ? "" : told(attendance.cameAt()));
        return CsvRow.of(Stream.concat(known, columns.of(attendance).stream()));
    }

    private static Object told(Object value) {
        return value == null ? "" : value;
    }

    @Override
    public byte[] bytes() {
        return file.getBytes();
    }
}
