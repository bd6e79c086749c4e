package io.plenary.services.registrations.sales;

import io.plenary.contracts.registrations.SalesService;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.vertx.core.Future;

/** How many tickets are sold. */
public final class SalesPart implements Part {

    private final PartContext context;

    public SalesPart(PartContext context) {
        this.context = context;
    }

    @Override
    public Future<?> begin() {
        SalesReports reports = new SalesReports(context.database(), context.own());
        return context.answer(SalesService.class, SalesService.ADDRESS, reports);
    }
}
