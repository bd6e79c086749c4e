package io.plenary.services.registrations.waiting;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.registrations.orders.WaitingOfferStore;
import io.plenary.services.registrations.seats.SeatAllotting;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Offers the seats of a conference, and those in its sessions, that are free to those who wait. Asked for whenever seats come back or somebody joins; as long as
 * anybody waits also from time to time, for sales that end and conferences that are cancelled.
 */
public final class Allotting implements JobWorker.Work {

    public static final String KIND = "waiting-list";

    public static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Terms.SWEEP,
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1),
                    1,
                    1)
            .neverGivingUp();

    private static final Duration NOW_AND_THEN = Duration.ofHours(1);
    private static final int AT_ONCE = 50;

    private final Database database;
    private final ConferencesService conferences;
    private final Jobs jobs;
    private final Offering offering;
    private final SeatAllotting seats;
    private final Duration patience;

    /** @param patience for which seats that are free are kept for a group they are too few for */
    Allotting(
            Database database,
            ConferencesService conferences,
            Jobs jobs,
            Offering offering,
            SeatAllotting seats,
            Duration patience) {
        this.seats = seats;
        this.database = database;
        this.conferences = conferences;
        this.jobs = jobs;
        this.offering = offering;
        this.patience = patience;
    }

    @Override
    public Future<Void> work(Lease lease) {
        Instant now = Instant.now();
        return conferences
                .getConferenceDetails(Caller.SYSTEM, lease.id().toString())
                .map(Optional::of)
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure))
                .map(found -> found.filter(conference -> OrderRules.isAhead(conference, now)))
                .compose(ahead -> seats.allot(lease.id(), ahead.map(Allotting::zone), now.plus(NOW_AND_THEN))
                        .compose(next -> database.write(
                                Caller.SYSTEM, tx -> allot(tx, new Round(lease, now, next), ahead.orElse(null)))));
    }

    private static ZoneId zone(Conference conference) {
        return ZoneId.of(conference.timeZone());
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }

    /** @param seats when somebody has to look for those who wait for seats in sessions; empty where nobody does */
    private record Round(Lease lease, Instant now, Optional<Instant> seats) {

        /** Never in the past, and soon enough for both. */
        Duration atMost(Duration most) {
            return seats.map(at -> Duration.between(now, at))
                    .filter(wait -> wait.compareTo(most) < 0)
                    .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                    .orElse(most);
        }
    }

    /** @param ahead the conference; null where it does not take place any more */
    private Future<Void> allot(Transaction tx, Round round, Conference ahead) {
        UUID conference = round.lease().id();
        Instant now = round.now();
        return WaitingOfferStore.settle(tx.sql(), conference)
                .onSuccess(missed -> missed.forEach(one -> Offering.missed(tx, conference, one)))
                .compose(settled -> WaitingOfferStore.served(tx.sql(), conference))
                .compose(served -> WaitingStore.waiting(tx.sql(), conference)
                        .compose(waiting -> TicketTypeStore.hold(tx.sql(), types(waiting))
                                .map(TicketTypes::of)
                                .compose(types -> WaitingLimits.within(
                                                tx.sql(),
                                                conference,
                                                waiting,
                                                types.byId().values())
                                        .compose(within -> close(tx, within, types, served, ahead != null, now))
                                        .compose(left -> offer(tx, round, ahead, left, types)))));
    }

    private static Set<UUID> types(List<WaitingEntry> waiting) {
        return waiting.stream().flatMap(entry -> entry.types().stream()).collect(Collectors.toSet());
    }

    /**
     * @param waiting in their order, with the types that each may still have
     * @return those who wait on
     */
    private static Future<List<WaitingEntry>> close(
            Transaction tx,
            Map<WaitingEntry, List<UUID>> waiting,
            TicketTypes types,
            List<UUID> served,
            boolean ahead,
            Instant now) {
        Set<UUID> done = new HashSet<>(served);
        List<WaitingEntry> left = new ArrayList<>();
        List<WaitingEntry> over = new ArrayList<>();
        List<WaitingEntry> content = new ArrayList<>();
        waiting.forEach((entry, allowed) -> {
            if (done.contains(entry.id()) || allowed.isEmpty()) {
                content.add(entry);
            } else if (ahead && !types.areOver(entry, now)) {
                left.add(WaitingLimits.only(entry, allowed));
            } else {
                over.add(entry);
            }
        });
        return Offering.end(tx, over, WaitingState.OVER)
                .compose(ended -> Offering.end(tx, content, WaitingState.SERVED))
                .map(left);
    }

    private Future<Void> offer(
            Transaction tx, Round round, Conference conference, List<WaitingEntry> waiting, TicketTypes types) {
        Lease lease = round.lease();
        Instant now = round.now();
        return WaitingStore.keptSince(tx.sql(), lease.id(), now.minus(patience))
                .compose(keptLong -> QuotaStore.lockSeats(tx.sql(), lease.id(), types.quotas())
                        .map(Allotting::limited)
                        .map(free -> Allotment.of(
                                types.sold(
                                        WaitingLimits.firstOfEach(
                                                waiting, types.byId().values()),
                                        now),
                                types.sold(now),
                                free,
                                keptLong,
                                AT_ONCE)))
                .compose(plan -> offering.make(tx, conference, plan.offers())
                        .compose(made -> WaitingStore.noteKeeping(tx.sql(), plan.keeping()))
                        .compose(noted -> QuotaStore.keepForWaiting(tx.sql(), lease.id(), plan.awaited()))
                        .compose(kept -> end(tx, round, plan, types, waiting)));
    }

    private static Map<UUID, Integer> limited(List<QuotaStore.Free> seats) {
        return seats.stream()
                .filter(quota -> quota.seats() != null)
                .collect(Collectors.toMap(QuotaStore.Free::quotaId, QuotaStore.Free::seats));
    }

    /** Last of all: those who ask for it wait for the job, and hold seats meanwhile. */
    private Future<Void> end(
            Transaction tx, Round round, Allotment plan, TicketTypes types, List<WaitingEntry> waiting) {
        if (plan.more()) {
            return jobs.advance(tx, round.lease());
        }
        return waiting.isEmpty() && round.seats().isEmpty()
                ? jobs.done(tx, round.lease())
                : jobs.putOff(tx, round.lease(), round.atMost(types.untilSalesChange(round.now(), NOW_AND_THEN)));
    }

    /** What people wait for. */
    private record TicketTypes(Map<UUID, TicketType> byId) {

        static TicketTypes of(Collection<TicketType> types) {
            return new TicketTypes(types.stream().collect(Collectors.toMap(TicketType::id, Function.identity())));
        }

        private Stream<TicketType> of(WaitingEntry entry) {
            return entry.types().stream().map(byId::get).filter(Objects::nonNull);
        }

        boolean areOver(WaitingEntry entry, Instant now) {
            return of(entry).allMatch(type -> WaitlistRules.isOver(type, now));
        }

        /** Of what is not sold yet nothing is offered. */
        Map<UUID, TicketType> sold(Instant now) {
            return byId.values().stream()
                    .filter(type -> WaitlistRules.isSold(type, now))
                    .collect(Collectors.toMap(TicketType::id, Function.identity()));
        }

        List<WaitingEntry> sold(List<WaitingEntry> waiting, Instant now) {
            return waiting.stream()
                    .filter(entry -> of(entry).anyMatch(type -> WaitlistRules.isSold(type, now)))
                    .toList();
        }

        Set<UUID> quotas() {
            return byId.values().stream()
                    .flatMap(type -> type.quotaIds().stream())
                    .collect(Collectors.toSet());
        }

        Duration untilSalesChange(Instant now, Duration most) {
            return byId.values().stream()
                    .flatMap(type ->
                            Stream.of(type.salesFrom(), type.salesUntil()).filter(Objects::nonNull))
                    .filter(end -> end.isAfter(now))
                    .map(end -> Duration.between(now, end))
                    .filter(wait -> wait.compareTo(most) < 0)
                    .min(Duration::compareTo)
                    .orElse(most);
        }
    }
}
