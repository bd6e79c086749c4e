package io.plenary.services.registrations.invoices;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Buyer;
import io.plenary.contracts.registrations.DeskSale;
import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RegistrationEvents.InvoiceIssued;
import io.plenary.contracts.registrations.RegistrationEvents.InvoicePaid;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.OutstandingStore;
import io.plenary.services.registrations.tickets.RefundRules;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Issues invoices, each in the transaction of what it is about, and takes its number last: where that fails nobody has taken it, and
 * others wait for a commit and no more.
 */
public final class Invoicing {

    private Invoicing() {}

    /** Nobody is sold something by an invoice that is not written. */
    public static Future<Void> requireSeller(Transaction tx, DeskSale sale) {
        return sale.payment() != PaymentMethod.INVOICE
                ? Future.succeededFuture()
                : InvoiceStore.seller(tx.sql(), sale.conferenceId()).map(found -> {
                    if (found.filter(seller -> seller.name() != null).isEmpty()) {
                        throw Refusal.CONFLICT.because(
                                "SELLER_MISSING", "Say first who sells the tickets: invoices name them.");
                    }
                    return null;
                });
    }

    /** Whom it is for, before it is written. @param wanted null for whoever ordered */
    public static Future<Void> to(Transaction tx, Order order, Buyer wanted) {
        Buyer buyer = wanted == null ? null : InvoiceRules.check("/invoiceTo", wanted);
        return buyer == null || buyer.name() == null
                ? Future.succeededFuture()
                : BuyerStore.set(tx.sql(), order, buyer);
    }

    /** Of what was paid; none where nobody has said who sells: where they are written to is not enough. */
    public static Future<Void> paid(Transaction tx, Order order, Conference conference) {
        LocalDate today = InvoiceRules.today(conference, Instant.now());
        return order.total() == 0
                ? Future.succeededFuture()
                : InvoiceStore.seller(tx.sql(), order.conferenceId())
                        .map(found -> found.filter(seller -> seller.name() != null))
                        .compose(seller -> seller.isEmpty()
                                ? Future.succeededFuture()
                                : buyer(tx, order)
                                        .compose(buyer -> issue(
                                                tx,
                                                order,
                                                today,
                                                number -> InvoiceRules.invoice(
                                                        order,
                                                        seller.get(),
                                                        buyer,
                                                        conference,
                                                        today,
                                                        Uuids.next(),
                                                        number))));
    }

    /** As they said it, or whoever ordered. */
    private static Future<Buyer> buyer(Transaction tx, Order order) {
        return BuyerStore.find(tx.sql(), order.id())
                .map(found -> found.orElse(new Buyer(null, null, null, null, false)));
    }

    /** All that is outstanding of it has come. */
    public static Future<Order> settle(Transaction tx, Order order) {
        long amount = order.outstanding().amount();
        Steps.announce(tx, order, new InvoicePaid(order.id(), amount, order.currency()));
        return OutstandingStore.reduce(tx.sql(), order.id(), amount)
                .compose(reduced -> OrderStore.touch(tx.sql(), order.id()))
                .compose(touched -> Steps.now(tx, order.id()));
    }

    /** Of what is given back, or need not be paid any more; none where there is no invoice to take back. */
    public static Future<Void> cancelled(Transaction tx, Order order, Map<UUID, Long> refunds, Conference conference) {
        LocalDate today = InvoiceRules.today(conference, Instant.now());
        return RefundRules.sum(refunds) == 0
                ? Future.succeededFuture()
                : InvoiceStore.of(tx.sql(), order.id())
                        .compose(invoices -> invoices.isEmpty()
                                ? Future.succeededFuture()
                                : takeBack(tx, order, refunds, invoices, today));
    }

    private static Future<Void> takeBack(
            Transaction tx, Order order, Map<UUID, Long> refunds, List<Invoice> invoices, LocalDate today) {
        return issue(
                tx,
                order,
                today,
                number -> InvoiceRules.cancellation(order, refunds, invoices.get(0), today, Uuids.next(), number));
    }

    private static Future<Void> issue(Transaction tx, Order order, LocalDate today, Function<String, Invoice> written) {
        int year = today.getYear();
        return InvoiceStore.take(tx.sql(), order.organizationId(), year).compose(number -> {
            Invoice invoice = written.apply(InvoiceRules.number(year, number));
            Steps.announce(tx, order, new InvoiceIssued(order.id(), invoice.id(), invoice.number()));
            return InvoiceStore.insert(tx.sql(), invoice, year, number);
        });
    }
}
