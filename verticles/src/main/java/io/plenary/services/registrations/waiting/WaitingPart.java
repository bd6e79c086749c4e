package io.plenary.services.registrations.waiting;

import io.plenary.contracts.registrations.WaitlistService;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.orders.OrdersPart;
import io.plenary.services.registrations.seats.SeatAllotting;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.vertx.core.Future;

/** Who waits for tickets and seats, and what they are offered. */
public final class WaitingPart implements Part {

    private static final int ALLOTTED_AT_ONCE = 2;

    private final PartContext context;
    private final Jobs allotting;
    private final OrdersPart orders;
    private final Offering offering;

    public WaitingPart(PartContext context, Jobs allotting, OrdersPart orders) {
        this.context = context;
        this.allotting = allotting;
        this.orders = orders;
        this.offering = new Offering(orders.holding(), context.settings().offer());
    }

    @Override
    public Future<?> begin() {
        return context.answer(WaitlistService.class, WaitlistService.ADDRESS, waitlist())
                .compose(open -> context.work(allotting, work(), ALLOTTED_AT_ONCE));
    }

    private Waitlist waitlist() {
        return new Waitlist(
                context,
                allotting,
                new Admission(offering),
                orders.held(),
                new SeatWaiting(allotting, context.settings().offer()));
    }

    private Allotting work() {
        return new Allotting(
                context.database(),
                context.conferences(),
                allotting,
                offering,
                new SeatAllotting(context.database(), context.settings().offer()),
                context.settings().offer());
    }
}
