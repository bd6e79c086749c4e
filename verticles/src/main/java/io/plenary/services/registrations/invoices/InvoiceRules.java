package io.plenary.services.registrations.invoices;

import io.plenary.contracts.Fault;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Buyer;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.InvoiceKind;
import io.plenary.contracts.registrations.InvoiceLine;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.Seller;
import io.plenary.contracts.registrations.TaxLine;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Faults;
import io.plenary.services.registrations.tickets.Prices;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What an invoice says. */
final class InvoiceRules {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_VAT_ID = 50;

    private InvoiceRules() {}

    /** Without what is blank; where nothing is left there is no seller. Whoever is written to needs no name: that is for invoices. */
    static Seller check(Seller wanted) {
        Seller seller = new Seller(
                wanted.organizationId(),
                wanted.conferenceId(),
                said(wanted.name()),
                said(wanted.address()),
                said(wanted.vatId()),
                wanted.buyerDetails() == null || said(wanted.name()) == null
                        ? BuyerDetails.NEVER
                        : wanted.buyerDetails(),
                said(wanted.contactEmail()),
                said(wanted.termsUrl()),
                said(wanted.privacyUrl()));
        Faults faults = new Faults()
                .line("/name", seller.name(), LONGEST_NAME)
                .text("/address", seller.address(), LONGEST_ADDRESS)
                .line("/vatId", seller.vatId(), LONGEST_VAT_ID);
        checkSaid(faults, seller);
        if (seller.name() != null) {
            faults.required("/address", firstLine(seller.address()), LONGEST_ADDRESS);
        } else if (seller.address() != null || seller.vatId() != null || seller.hasTerms()) {
            faults.check(false, "/name", Fault.REQUIRED);
        }
        faults.refuseIfAny("No invoice can name such a seller.");
        return seller;
    }

    private static void checkSaid(Faults faults, Seller seller) {
        if (seller.contactEmail() != null) {
            faults.email("/contactEmail", seller.contactEmail());
        }
        faults.webUrl("/termsUrl", seller.termsUrl()).webUrl("/privacyUrl", seller.privacyUrl());
    }

    /** Without what is blank; an address or a VAT id are of somebody. */
    static Buyer check(Buyer wanted) {
        return check("", wanted);
    }

    /** @param at where they stand in what was asked for */
    static Buyer check(String at, Buyer wanted) {
        Buyer buyer = new Buyer(said(wanted.name()), said(wanted.address()), said(wanted.vatId()), null, false);
        boolean isNamed = buyer.name() != null || buyer.address() == null && buyer.vatId() == null;
        new Faults()
                .line(at + "/name", buyer.name(), LONGEST_NAME)
                .text(at + "/address", buyer.address(), LONGEST_ADDRESS)
                .line(at + "/vatId", buyer.vatId(), LONGEST_VAT_ID)
                .check(isNamed, at + "/name", Fault.REQUIRED)
                .refuseIfAny("No invoice can be for that.");
        return buyer;
    }

    private static String said(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String firstLine(String text) {
        return text == null ? null : text.lines().findFirst().orElse(text);
    }

    static LocalDate today(Conference conference, Instant now) {
        return now.atZone(ZoneId.of(conference.timeZone())).toLocalDate();
    }

    static String number(int year, int number) {
        return "%d-%05d".formatted(year, number);
    }

    /** What was paid for the tickets that are valid. */
    static Invoice invoice(
            Order order, Seller seller, Buyer buyer, Conference conference, LocalDate date, UUID id, String number) {
        Map<InvoiceLine, Integer> lines = new LinkedHashMap<>();
        order.tickets().stream()
                .filter(ticket -> ticket.state() == TicketState.VALID)
                .forEach(ticket -> lines.merge(line(ticket, ticket.price()), 1, Integer::sum));
        return of(
                order,
                InvoiceKind.INVOICE,
                date,
                id,
                number,
                null,
                counted(lines),
                new Parties(
                        seller.onInvoice(),
                        conference.title(),
                        buyer.name() == null ? order.name() : buyer.name(),
                        buyer.address(),
                        buyer.vatId(),
                        conference.startDate(),
                        conference.endDate()));
    }

    /** What is given back, by the seller of the invoice that it takes back. */
    static Invoice cancellation(
            Order order, Map<UUID, Long> refunds, Invoice before, LocalDate date, UUID id, String number) {
        Map<InvoiceLine, Integer> lines = new LinkedHashMap<>();
        order.tickets().stream()
                .filter(ticket -> refunds.getOrDefault(ticket.id(), 0L) > 0)
                .forEach(ticket -> lines.merge(line(ticket, -refunds.get(ticket.id())), 1, Integer::sum));
        return of(
                order,
                InvoiceKind.CANCELLATION,
                date,
                id,
                number,
                before.number(),
                counted(lines),
                new Parties(
                        before.seller(),
                        before.conference(),
                        before.buyer(),
                        before.buyerAddress(),
                        before.buyerVatId(),
                        before.suppliedFrom(),
                        before.suppliedUntil()));
    }

    private static InvoiceLine line(Ticket ticket, long price) {
        return new InvoiceLine(ticket.typeName(), 1, price, ticket.taxRate(), ticket.voucher());
    }

    private static List<InvoiceLine> counted(Map<InvoiceLine, Integer> lines) {
        return lines.entrySet().stream()
                .map(one -> new InvoiceLine(
                        one.getKey().text(),
                        one.getValue(),
                        one.getKey().price(),
                        one.getKey().taxRate(),
                        one.getKey().voucher()))
                .toList();
    }

    /** Between whom, and of what: a cancellation invoice says the same as the one it takes back. */
    private record Parties(
            Seller seller,
            String conference,
            String buyer,
            String address,
            String vatId,
            LocalDate from,
            LocalDate until) {}

    private static Invoice of(
            Order order,
            InvoiceKind kind,
            LocalDate date,
            UUID id,
            String number,
            String cancels,
            List<InvoiceLine> lines,
            Parties parties) {
        return new Invoice(
                id,
                order.organizationId(),
                order.conferenceId(),
                order.id(),
                order.code(),
                kind,
                number,
                cancels,
                date,
                parties.seller(),
                parties.conference(),
                parties.buyer(),
                order.locale(),
                order.currency(),
                lines,
                taxes(lines, kind),
                lines.stream().mapToLong(InvoiceRules::sum).sum(),
                parties.address(),
                parties.vatId(),
                parties.from(),
                parties.until());
    }

    static long sum(InvoiceLine line) {
        return line.count() * line.price();
    }

    /** Rounded as what it takes back, so that a whole cancellation is its mirror. */
    private static List<TaxLine> taxes(List<InvoiceLine> lines, InvoiceKind kind) {
        int sign = kind == InvoiceKind.CANCELLATION ? -1 : 1;
        Map<Integer, Long> byRate = new TreeMap<>();
        lines.stream()
                .filter(line -> line.price() != 0)
                .forEach(line -> byRate.merge(line.taxRate(), sign * sum(line), Long::sum));
        return byRate.entrySet().stream()
                .map(rate -> Prices.line(rate.getKey(), rate.getValue()))
                .map(line -> new TaxLine(line.rate(), sign * line.net(), sign * line.tax()))
                .toList();
    }
}
