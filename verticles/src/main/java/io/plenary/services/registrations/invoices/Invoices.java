package io.plenary.services.registrations.invoices;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Buyer;
import io.plenary.contracts.registrations.BuyerDetails;
import io.plenary.contracts.registrations.Invoice;
import io.plenary.contracts.registrations.InvoicePage;
import io.plenary.contracts.registrations.InvoiceQuery;
import io.plenary.contracts.registrations.InvoicesService;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.RegistrationEvents.SellerChanged;
import io.plenary.contracts.registrations.Seller;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.TicketRules;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

final class Invoices implements InvoicesService {

    private final Database database;
    private final OwnConferences conferences;
    private final OrderAccess access;
    private final Buyers buyers;

    Invoices(Database database, OwnConferences conferences, OrderAccess access) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
        this.buyers = new Buyers(database, access);
    }

    @Override
    public Future<Seller> seller(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> InvoiceStore.seller(sql, conferenceId)))
                .map(found -> found.orElse(nobody(organizationId, conferenceId)));
    }

    @Override
    public Future<Seller> setSeller(Caller caller, Seller wanted) {
        return own(caller, wanted.organizationId(), wanted.conferenceId()).compose(own -> {
            Seller seller = InvoiceRules.check(wanted);
            return database.once(caller, tx -> set(tx, seller));
        });
    }

    private static Future<Seller> set(Transaction tx, Seller seller) {
        tx.announce(new SellerChanged(), seller.organizationId(), seller.conferenceId());
        return seller.name() == null && seller.contactEmail() == null
                ? InvoiceStore.forgetSeller(tx.sql(), seller.conferenceId())
                        .map(nobody(seller.organizationId(), seller.conferenceId()))
                : InvoiceStore.set(tx.sql(), seller).map(seller);
    }

    private static Seller nobody(UUID organizationId, UUID conferenceId) {
        return new Seller(organizationId, conferenceId, null, null, null, BuyerDetails.NEVER);
    }

    @Override
    public Future<Buyer> buyer(Caller caller, OrderKey key) {
        return buyers.get(caller, key);
    }

    @Override
    public Future<Buyer> setBuyer(Caller caller, OrderKey key, Buyer buyer) {
        return buyers.set(caller, key, buyer);
    }

    @Override
    public Future<List<Invoice>> invoicesOf(Caller caller, OrderKey key) {
        return access.read(caller, key).compose(order -> {
            requireSomebodys(caller, order);
            return database.read(Caller.SYSTEM, sql -> InvoiceStore.of(sql, order.id()));
        });
    }

    /** Whoever sells keeps invoices of those who have left, as the law wants it; a link that somebody kept shows no name any more. */
    static void requireSomebodys(Caller caller, Order order) {
        if (!caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId())) {
            OrderRules.requireSomebodys(order);
        }
    }

    @Override
    public Future<InvoicePage> listInvoices(Caller caller, InvoiceQuery query) {
        Faults.requirePage(query.limit());
        TicketRules.requireMaySell(caller, query.organizationId(), query.conferenceId());
        return database.read(caller, sql -> InvoiceStore.list(sql, query));
    }

    private Future<Conference> own(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return conferences.get(caller, organizationId, conferenceId);
    }
}
