package io.plenary.services.registrations.doors;

import io.plenary.contracts.registrations.BadgesService;
import io.plenary.contracts.registrations.CheckInService;
import io.plenary.services.registrations.codes.TicketKeys;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.vertx.core.Future;
import java.util.List;

/** Who comes in, and what they wear there. */
public final class DoorsPart implements Part {

    private final PartContext context;
    private final TicketKeys keys;

    public DoorsPart(PartContext context, TicketKeys keys) {
        this.context = context;
        this.keys = keys;
    }

    @Override
    public Future<?> begin() {
        ScannedCodes codes = new ScannedCodes(context.vertx(), context.database(), keys);
        CheckIns checkIns = new CheckIns(context.database(), context.own(), keys, codes);
        Badges badges = new Badges(context.database(), context.own(), keys);
        return Future.all(List.of(
                context.answer(CheckInService.class, CheckInService.ADDRESS, checkIns),
                context.answer(BadgesService.class, BadgesService.ADDRESS, badges)));
    }
}
