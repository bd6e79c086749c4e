package io.plenary.web.rest;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Attendance;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Refund;
import io.plenary.contracts.registrations.TaxLine;
import io.plenary.contracts.registrations.Ticket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Orders, and who comes by them with what they answered, as two sheets. What people wrote is text, whatever it begins with; amounts are numbers beside their
 * currency, and moments are those of the conference's clocks, as the first row says. Used by one thread at a time.
 */
final class OrdersWorkbook implements OrdersFile {

    private static final int FIRST_ANSWER = 12;

    private static final String MOMENT = "yyyy-mm-dd hh:mm";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(out, "Plenary", "1.0");
    private final Worksheet orders = workbook.newWorksheet("Orders");
    private final Worksheet attendees = workbook.newWorksheet("Attendees");
    private final AddOnNames addOns = new AddOnNames();
    private final AnswerColumns answers;
    private final ZoneId zone;
    private int orderRow = 1;
    private int attendeeRow = 1;

    OrdersWorkbook(Conference conference, AnswerColumns answers) {
        this.answers = answers;
        zone = ZoneId.of(conference.timeZone());
        String ordered = "Ordered (" + zone + ")";
        name(
                orders,
                "Order",
                "State",
                ordered,
                "Name",
                "E-mail",
                "Payment",
                "Tickets",
                "Voucher",
                "Currency",
                "Total",
                "Net",
                "Tax",
                "Refund due",
                "Refund paid out",
                "Outstanding");
        name(
                attendees,
                "Order",
                "Ticket type",
                "Attendee",
                "E-mail",
                "State",
                ordered,
                "Ordered by",
                "Currency",
                "Price",
                "With ticket",
                "Add-ons",
                "Checked in (" + zone + ")");
        name(attendees, FIRST_ANSWER, answers.names());
    }

    private static void name(Worksheet sheet, String... columns) {
        name(sheet, 0, List.of(columns));
        sheet.freezePane(0, 1);
    }

    private static void name(Worksheet sheet, int first, List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, first + i, columns.get(i));
            sheet.style(0, first + i).bold().set();
        }
    }

    @Override
    public void add(List<Order> page, Map<UUID, Attendance> attendances) {
        addOns.note(page);
        for (Order order : page) {
            OrdersFile.requireRoom(orderRow);
            add(order);
            order.tickets().forEach(ticket -> add(order, ticket, attendances.get(ticket.id())));
        }
    }

    private void add(Order order) {
        int row = orderRow++;
        long net = order.taxes().stream().mapToLong(TaxLine::net).sum();
        Refund refund = order.refund();
        text(orders, row, 0, order.code(), order.state().name());
        moment(orders, row, 2, order.createdAt());
        text(
                orders,
                row,
                3,
                order.name(),
                order.email(),
                order.payment() == null ? null : order.payment().name());
        orders.value(row, 6, order.tickets().size());
        text(orders, row, 7, order.voucher(), order.currency());
        money(orders, row, 9, order.currency(), order.total());
        money(orders, row, 10, order.currency(), net);
        money(orders, row, 11, order.currency(), order.total() - net);
        money(orders, row, 12, order.currency(), refund == null ? 0 : refund.due());
        money(orders, row, 13, order.currency(), refund == null ? 0 : refund.paidOut());
        money(
                orders,
                row,
                14,
                order.currency(),
                order.outstanding() == null ? 0 : order.outstanding().amount());
    }

    /** What goes with a ticket is of whoever has that. */
    private void add(Order order, Ticket ticket, Attendance attendance) {
        int row = attendeeRow++;
        Optional<Ticket> with = order.tickets().stream()
                .filter(other -> other.id().equals(ticket.parentId()))
                .findFirst();
        Ticket whose = with.orElse(ticket);
        text(
                attendees,
                row,
                0,
                order.code(),
                ticket.typeName(),
                whose.attendeeName(),
                whose.attendeeEmail(),
                ticket.state().name());
        moment(attendees, row, 5, order.createdAt());
        text(attendees, row, 6, order.name(), order.currency());
        money(attendees, row, 8, order.currency(), ticket.price());
        text(attendees, row, 9, with.map(Ticket::typeName).orElse(null), addOns.of(ticket));
        if (attendance != null && attendance.cameAt() != null) {
            moment(attendees, row, 11, attendance.cameAt());
        }
        text(attendees, row, FIRST_ANSWER, answers.of(attendance).toArray(String[]::new));
    }

    private static void text(Worksheet sheet, int row, int column, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null && !texts[i].isEmpty()) {
                sheet.value(row, column + i, texts[i]);
            }
        }
    }

    private void moment(Worksheet sheet, int row, int column, Instant moment) {
        sheet.value(row, column, moment.atZone(zone).toLocalDateTime());
        sheet.style(row, column).format(MOMENT).set();
    }

    private static void money(Worksheet sheet, int row, int column, String currency, long amount) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        sheet.value(row, column, BigDecimal.valueOf(amount, digits));
        sheet.style(row, column)
                .format(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits))
                .set();
    }

    @Override
    public byte[] bytes() throws IOException {
        workbook.finish();
        return out.toByteArray();
    }
}
