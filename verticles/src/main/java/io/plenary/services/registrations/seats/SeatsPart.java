package io.plenary.services.registrations.seats;

import io.plenary.contracts.registrations.SeatSessionsService;
import io.plenary.contracts.registrations.SeatsService;
import io.plenary.runtime.events.LogReader;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/** Seats in sessions. */
public final class SeatsPart implements Part {

    private static final int LOOKED_AT_ONCE = 4;
    private static final String READER = "seats";

    private final PartContext context;
    private final Jobs allotting;
    private final Jobs looking;
    private final OwnSessions program;

    public SeatsPart(PartContext context, Jobs allotting) {
        this.context = context;
        this.allotting = allotting;
        this.looking = context.jobs(SeatWatch.KIND, SeatWatch.TERMS);
        this.program = new OwnSessions(context.node().proxies());
    }

    @Override
    public Future<?> begin() {
        SeatWatch watch = new SeatWatch(context.database(), looking, program, context.conferences(), allotting);
        return answer().compose(open -> context.work(looking, watch, LOOKED_AT_ONCE))
                .compose(open -> LogReader.since(
                                Instant.now(), context.vertx(), context.node(), READER, context.database(), watch::note)
                        .only(SeatWatch.EVENTS)
                        .begin());
    }

    private Future<?> answer() {
        Seats seats = new Seats(context.database(), context.conferences(), context.auth(), allotting, context.lines());
        SeatSessions sessions =
                new SeatSessions(context.database(), context.own(), program, context.auth(), looking, allotting);
        return Future.all(List.of(
                context.answer(SeatsService.class, SeatsService.ADDRESS, seats),
                context.answer(SeatSessionsService.class, SeatSessionsService.ADDRESS, sessions)));
    }
}
