package io.plenary.web.rest;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
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
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Orders, and who comes by them, as two sheets. What people wrote is text, whatever it begins with; amounts are numbers beside their
 * currency, and moments are those of the conference's clocks, as the first row says. Used by one thread at a time.
 */
final class OrdersWorkbook {

    /** Both sheets are held until the last row is there. */
    private static final int MOST_ORDERS = 50_000;

    private static final String MOMENT = "yyyy-mm-dd hh:mm";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(out, "Plenary", "1.0");
    private final Worksheet orders = workbook.newWorksheet("Orders");
    private final Worksheet attendees = workbook.newWorksheet("Attendees");
    private final ZoneId zone;
    private int orderRow = 1;
    private int attendeeRow = 1;

    OrdersWorkbook(Conference conference) {
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
                "Refund paid out");
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
                "With ticket");
    }

    private static void name(Worksheet sheet, String... columns) {
        for (int i = 0; i < columns.length; i++) {
            sheet.value(0, i, columns[i]);
            sheet.style(0, i).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    /** @throws io.vertx.serviceproxy.ServiceException TOO_LARGE where there are more than a workbook is made of */
    Void add(List<Order> page) {
        for (Order order : page) {
            if (orderRow > MOST_ORDERS) {
                throw Refusal.TOO_LARGE.because("These are more orders than fit in one workbook.");
            }
            add(order);
            order.tickets().forEach(ticket -> add(order, ticket));
        }
        return null;
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
    }

    /** What goes with a ticket is of whoever has that. */
    private void add(Order order, Ticket ticket) {
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
        text(attendees, row, 9, with.map(Ticket::typeName).orElse(null));
    }

    private static void text(Worksheet sheet, int row, int column, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
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

    byte[] bytes() throws IOException {
        workbook.finish();
        return out.toByteArray();
    }
}
