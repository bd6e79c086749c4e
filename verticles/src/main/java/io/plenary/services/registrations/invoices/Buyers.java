package io.plenary.services.registrations.invoices;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Buyer;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.RegistrationEvents.OrderBuyerChanged;
import io.plenary.contracts.registrations.Seller;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.OrderRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** Whom invoices are for, as those who buy say it. */
public final class Buyers {

    private static final Buyer NOBODY = new Buyer(null, null, null, null, false);

    private final Database database;
    private final OrderAccess access;

    Buyers(Database database, OrderAccess access) {
        this.database = database;
        this.access = access;
    }

    Future<Buyer> get(Caller caller, OrderKey key) {
        return access.read(caller, key).compose(order -> {
            Invoices.requireSomebodys(caller, order);
            return database.read(Caller.SYSTEM, sql -> BuyerStore.find(sql, order.id())
                    .compose(found -> shown(sql, order, found.orElse(NOBODY))));
        });
    }

    private static Future<Buyer> shown(SqlClient sql, Order order, Buyer buyer) {
        return asked(sql, order).compose(asked -> InvoiceStore.of(sql, order.id())
                .map(invoices -> new Buyer(
                        buyer.name(), buyer.address(), buyer.vatId(), asked, invoices.isEmpty() && isOpen(order))));
    }

    private static Future<BuyerDetails> asked(SqlClient sql, Order order) {
        return InvoiceStore.seller(sql, order.conferenceId())
                .map(found -> found.map(Seller::buyerDetails).orElse(BuyerDetails.NEVER));
    }

    private static boolean isOpen(Order order) {
        return order.state() != OrderState.EXPIRED && order.state() != OrderState.CANCELLED;
    }

    /** Whoever issues the invoice waits for the order, or this finds the invoice. */
    Future<Buyer> set(Caller caller, OrderKey key, Buyer wanted) {
        Buyer buyer = InvoiceRules.check(wanted);
        return access.idOf(key)
                .compose(id -> database.once(
                        caller, tx -> access.lock(tx, caller, key, id).compose(order -> set(tx, order, buyer))));
    }

    private static Future<Buyer> set(Transaction tx, Order order, Buyer buyer) {
        OrderRules.requireSomebodys(order);
        if (!isOpen(order)) {
            throw OrderRules.ended();
        }
        return InvoiceStore.of(tx.sql(), order.id()).compose(invoices -> {
            if (!invoices.isEmpty()) {
                throw Refusal.CONFLICT.because("INVOICED", "The invoice was issued already.");
            }
            Steps.announce(tx, order, new OrderBuyerChanged(order.id()));
            return (buyer.name() == null
                            ? BuyerStore.forget(tx.sql(), order.id())
                            : BuyerStore.set(tx.sql(), order, buyer))
                    .compose(kept -> order.state() == OrderState.RESERVED && order.checkout() == null
                            ? Future.succeededFuture()
                            : requireSaid(tx, order))
                    .compose(said -> shown(tx.sql(), order, buyer));
        });
    }

    /** Before it is paid, for an invoice is not changed any more. */
    public static Future<Void> requireSaid(Transaction tx, Order order) {
        return order.total() == 0
                ? Future.succeededFuture()
                : asked(tx.sql(), order)
                        .compose(asked -> asked == BuyerDetails.REQUIRED
                                ? BuyerStore.find(tx.sql(), order.id()).map(found -> {
                                    if (found.filter(buyer -> buyer.address() != null)
                                            .isEmpty()) {
                                        throw Refusal.CONFLICT.because(
                                                "BUYER_MISSING", "Say first whom the invoice is for.");
                                    }
                                    return null;
                                })
                                : Future.succeededFuture());
    }
}
