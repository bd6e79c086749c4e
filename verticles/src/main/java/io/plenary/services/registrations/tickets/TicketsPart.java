package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.TicketsService;
import io.plenary.contracts.registrations.VouchersService;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.codes.TicketKeys;
import io.vertx.core.Future;
import java.util.List;

/** What is sold, and by which vouchers. */
public final class TicketsPart implements Part {

    private final PartContext context;
    private final Jobs allotting;
    private final TicketKeys keys;
    private final OnSale onSale;

    public TicketsPart(PartContext context, Jobs allotting) {
        this.context = context;
        this.allotting = allotting;
        this.keys = new TicketKeys(context.vertx(), context.database(), new KeyVault(context.secretFor("ticket keys")));
        this.onSale = new OnSale(context.vertx(), context.database(), context.conferences());
    }

    public TicketKeys keys() {
        return keys;
    }

    public OnSale onSale() {
        return onSale;
    }

    @Override
    public Future<?> begin() {
        Tickets tickets = new Tickets(context.database(), context.conferences(), keys, allotting, onSale);
        Vouchers vouchers = new Vouchers(context.database(), context.own());
        return Future.all(List.of(
                context.answer(TicketsService.class, TicketsService.ADDRESS, tickets),
                context.answer(VouchersService.class, VouchersService.ADDRESS, vouchers)));
    }
}
