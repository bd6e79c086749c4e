package io.plenary.services.registrations.buying;

import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.OrdersService;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.OrdersPart;
import io.plenary.services.registrations.payments.PaymentsPart;
import io.plenary.services.registrations.tickets.Audiences;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.plenary.services.registrations.tickets.TicketsPart;
import io.vertx.core.Future;

/** What those who buy do, from order to cancellation. */
public final class BuyingPart implements Part {

    private final PartContext context;
    private final Jobs allotting;
    private final OrdersPart orders;
    private final PaymentsPart payments;
    private final TicketsPart tickets;
    private final Pending pending = new Pending();
    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;

    public BuyingPart(
            PartContext context, Jobs allotting, OrdersPart orders, PaymentsPart payments, TicketsPart tickets) {
        this.context = context;
        this.allotting = allotting;
        this.orders = orders;
        this.payments = payments;
        this.tickets = tickets;
        this.database = context.database();
        this.conferences = context.conferences();
        this.access = orders.access();
    }

    @Override
    public Future<?> begin() {
        return context.answer(OrdersService.class, OrdersService.ADDRESS, orders());
    }

    private Orders orders() {
        Orders.Actions actions = new Orders.Actions(
                boarding(),
                confirming(),
                cancelling(),
                transferring(),
                reissuing(),
                adding(),
                orders.approving(),
                desk());
        return new Orders(database, conferences, access, orders.steps(), actions, tickets.keys());
    }

    private Boarding boarding() {
        Placing placing = new Placing(
                orders.held(),
                orders.persons(),
                new Audiences(context.auth()),
                orders.holding(),
                access,
                context.settings().hold());
        Boarding.Entrance entrance = new Boarding.Entrance(pending, tickets.onSale(), context.lines());
        return new Boarding(context.vertx(), database, conferences, access, placing, entrance);
    }

    private Confirming confirming() {
        return new Confirming(
                database,
                conferences,
                access,
                orders.steps(),
                new Confirming.Paying(payments.ways(), orders.heldTransfers(), payments.checkouts()));
    }

    private Cancelling cancelling() {
        return new Cancelling(database, conferences, access, orders.endings());
    }

    private Transferring transferring() {
        return new Transferring(database, conferences, access, orders.persons(), allotting);
    }

    private Reissuing reissuing() {
        return new Reissuing(database, access);
    }

    private DeskSales desk() {
        return new DeskSales(
                database,
                new OwnConferences(conferences),
                orders.holding(),
                orders.steps(),
                context.settings().hold());
    }

    private AddingOn adding() {
        return new AddingOn(
                database,
                conferences,
                access,
                orders.held(),
                orders.persons(),
                orders.holding(),
                context.lines(),
                pending,
                context.settings().hold());
    }
}
