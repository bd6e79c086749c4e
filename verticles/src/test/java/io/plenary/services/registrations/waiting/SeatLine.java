package io.plenary.services.registrations.waiting;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.WaitingClass;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.services.registrations.RegistrationStage;
import io.plenary.services.registrations.SeatStage;
import io.plenary.services.registrations.WaitStage;
import io.plenary.services.registrations.seats.SeatAllotting;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A session of the service, each of whose seats is of somebody else. */
final class SeatLine implements Line {

    private static final Duration DAY = Duration.ofDays(1);

    private final RegistrationStage stage;
    private final SeatStage seats;
    private final WaitStage waiting;
    private final SeatAllotting allotting;
    private final SeatKey key;
    private final List<Caller> bought = new ArrayList<>();
    private final List<Caller> people = new ArrayList<>();
    private final List<WaitingEntry> entries = new ArrayList<>();

    SeatLine(RegistrationStage stage, int size) {
        this.stage = stage;
        seats = new SeatStage(stage);
        waiting = new WaitStage(stage);
        allotting = new SeatAllotting(stage.database(), DAY);
        key = seats.session(0, size);
    }

    @Override
    public boolean buy(int count) {
        Caller somebody = waiting.somebody("Ada");
        boolean got = seats.take(somebody, key) == SeatResult.TAKEN;
        if (got) {
            bought.add(somebody);
        }
        return got;
    }

    @Override
    public boolean join(int count, boolean splits) {
        Caller somebody = waiting.somebody("Bo");
        WaitingEntry joined = await(waiting.joining(somebody, key).otherwiseEmpty());
        if (joined != null) {
            people.add(somebody);
            entries.add(joined);
        }
        return joined != null;
    }

    @Override
    public void leave(int entry) {
        await(stage.waitlist.leaveWaitlist(
                people.get(entry), stage.conference, entries.get(entry).id()));
    }

    @Override
    public void take(int entry) {
        if (seats.take(people.get(entry), key) == SeatResult.TAKEN) {
            bought.add(people.get(entry));
        }
    }

    @Override
    public void miss(int entry) {
        UUID id = entries.get(entry).id();
        await(stage.database().write(Caller.SYSTEM, tx -> tx.sql()
                .preparedQuery("update waiting_entries set held_until = now() where id = $1")
                .execute(Tuple.of(id))));
    }

    @Override
    public void giveBack(int one) {
        await(stage.seats.giveBackSeat(bought.get(one), stage.conference, key.sessionId()));
    }

    @Override
    public boolean resize(int size) {
        await(stage.seatSessions.putSeatSession(stage.seller, seats.draft(key.sessionId(), size, false), null));
        return true;
    }

    @Override
    public void move(int entry, boolean vip, Integer before) {
        await(waiting.moving(
                entries.get(entry),
                vip ? WaitingClass.VIP : WaitingClass.STANDARD,
                before == null ? null : entries.get(before),
                "Drawn"));
    }

    @Override
    public Seen seen() {
        await(allotting.allot(
                stage.conference, Optional.of(ZoneId.of("UTC")), Instant.now().plus(DAY)));
        SeatSession session = seats.now(key);
        Map<Integer, Integer> counts = new TreeMap<>();
        List<Integer> order = new ArrayList<>();
        for (WaitingEntry one : waiting.all(key)) {
            counts.put(number(one), one.seats());
            if (one.state() == WaitingState.WAITING) {
                order.add(number(one));
            }
        }
        return new Seen(session.taken() + session.held(), session.awaited(), order, counts);
    }

    private int number(WaitingEntry entry) {
        return entries.stream().map(WaitingEntry::id).toList().indexOf(entry.id());
    }
}
