package io.plenary.services.registrations;

import io.plenary.contracts.Service;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.attendees.AttendeesPart;
import io.plenary.services.registrations.buying.BuyingPart;
import io.plenary.services.registrations.doors.DoorsPart;
import io.plenary.services.registrations.invoices.InvoicesPart;
import io.plenary.services.registrations.orders.OrdersPart;
import io.plenary.services.registrations.orders.PaymentJobs;
import io.plenary.services.registrations.payments.PaymentsPart;
import io.plenary.services.registrations.sales.SalesPart;
import io.plenary.services.registrations.seats.SeatsPart;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.plenary.services.registrations.tickets.TicketsPart;
import io.plenary.services.registrations.waiting.Allotting;
import io.plenary.services.registrations.waiting.WaitingPart;
import io.vertx.core.Future;
import java.util.List;

/** Runs the registrations service: who takes part, and by which ticket. */
public final class RegistrationsVerticle extends ServiceVerticle {

    /**
     * Fewer than there are connections to the database, so that those who come to see or confirm get one while thousands want to order.
     * These wait here, each organization's in a line of their own.
     */
    private static final Lanes.Limits AT_ONCE = new Lanes.Limits(6, 4, 4, 10_000);

    public RegistrationsVerticle(Node node) {
        super(Service.REGISTRATIONS, node);
    }

    @Override
    protected Future<?> serve(Database database) {
        PartContext context = new PartContext(vertx, node, database, new Lanes(AT_ONCE), this::answer);
        Jobs allotting = context.jobs(Allotting.KIND, Allotting.TERMS);
        Forgetting forgetting = new Forgetting(allotting);
        erases(forgetting::user);
        purges(forgetting::conference);
        return Future.all(parts(context, allotting).stream().map(Part::begin).toList());
    }

    /** Each is given what it uses of those before it. */
    private static List<Part> parts(PartContext context, Jobs allotting) {
        PaymentJobs money = PaymentsPart.jobs(context);
        TicketsPart tickets = new TicketsPart(context, allotting);
        OrdersPart orders = new OrdersPart(context, allotting, money);
        PaymentsPart payments = new PaymentsPart(context, orders, money);
        return List.of(
                tickets,
                new SeatsPart(context, allotting),
                orders,
                new InvoicesPart(context, orders.access()),
                payments,
                new BuyingPart(context, allotting, orders, payments, tickets),
                new WaitingPart(context, allotting, orders),
                new DoorsPart(context, tickets.keys()),
                new AttendeesPart(context),
                new SalesPart(context));
    }
}
