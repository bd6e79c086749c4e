package io.plenary.services.registrations.invoices;

import io.plenary.contracts.registrations.InvoicesService;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.vertx.core.Future;

/** Invoices, and whom they are for. */
public final class InvoicesPart implements Part {

    private final PartContext context;
    private final OrderAccess access;

    public InvoicesPart(PartContext context, OrderAccess access) {
        this.context = context;
        this.access = access;
    }

    @Override
    public Future<?> begin() {
        Invoices invoices = new Invoices(context.database(), context.own(), access);
        return context.answer(InvoicesService.class, InvoicesService.ADDRESS, invoices);
    }
}
