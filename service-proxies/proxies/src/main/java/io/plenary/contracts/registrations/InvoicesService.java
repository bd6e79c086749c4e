package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Invoices of what was paid, and of what was given back, from the moment on at which somebody has said who sells. */
@ProxyGen
public interface InvoicesService {

    String ADDRESS = "plenary.invoices";

    /**
     * Who sells the tickets of a conference; for whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<Seller> seller(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Says who sells; a seller without a name makes no invoices from now on. For whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<Seller> setSeller(Caller caller, Seller seller);

    /**
     * The invoices of an order, the earliest first; opened as the order is.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<List<Invoice>> invoicesOf(Caller caller, OrderKey key);

    /**
     * Whom the invoice of an order is for; opened as the order is.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, CONFLICT (ORDER_ENDED) where whoever ordered has left
     */
    @Repeatable
    Future<Buyer> buyer(Caller caller, OrderKey key);

    /**
     * Says whom it is for, until it is issued; without a name it is for whoever ordered.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID, CONFLICT: INVOICED, ORDER_ENDED
     */
    @Repeatable
    @Once
    Future<Buyer> setBuyer(Caller caller, OrderKey key, Buyer buyer);

    /**
     * The invoices of a conference, the latest first; for whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<InvoicePage> listInvoices(Caller caller, InvoiceQuery query);
}
