package io.plenary.services.registrations.seats;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.program.ProgramEvents.RoomsChanged;
import io.plenary.contracts.program.ProgramEvents.SessionCancelled;
import io.plenary.contracts.program.ProgramEvents.SessionDeleted;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.contracts.program.ProgramEvents.SessionUpdated;
import io.plenary.contracts.registrations.RegistrationEvents.SeatSessionRemoved;
import io.plenary.contracts.registrations.RegistrationEvents.SeatTroubled;
import io.plenary.contracts.registrations.SeatEnd;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.SeatTrouble;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks at sessions again whose program has changed. The reader of the log only notes which: how they are by now the program says, and
 * it may be away.
 */
public final class SeatWatch implements JobWorker.Work {

    public static final String KIND = "seat-session";

    public static final Terms TERMS = new Terms(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Terms.SWEEP,
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(5),
                    1,
                    1)
            .neverGivingUp();

    static final Set<Class<? extends Payload>> EVENTS = Set.of(
            SessionUpdated.class, SessionMoved.class, SessionCancelled.class, SessionDeleted.class, RoomsChanged.class);

    private final Database database;
    private final Jobs jobs;
    private final OwnSessions program;
    private final ConferencesService conferences;
    private final Jobs allotting;

    /** @param allotting offers to those who wait what there is of seats, and tells them where there will be none */
    SeatWatch(Database database, Jobs jobs, OwnSessions program, ConferencesService conferences, Jobs allotting) {
        this.allotting = allotting;
        this.database = database;
        this.jobs = jobs;
        this.program = program;
        this.conferences = conferences;
    }

    /** In the transaction that moves the reader's cursor. */
    Future<Void> note(Transaction tx, List<Event> events) {
        Future<Void> noted = Future.succeededFuture();
        Map<UUID, List<Event>> byConference = events.stream().collect(Collectors.groupingBy(Event::conferenceId));
        for (Map.Entry<UUID, List<Event>> conference : byConference.entrySet()) {
            noted = noted.compose(before -> note(tx, conference.getKey(), conference.getValue()));
        }
        return noted;
    }

    private Future<Void> note(Transaction tx, UUID conferenceId, List<Event> events) {
        Set<UUID> sessions = new HashSet<>();
        Set<UUID> rooms = new HashSet<>();
        events.forEach(event -> (event.is(RoomsChanged.class) ? rooms : sessions).add(subject(event)));
        return SeatSessionStore.touched(tx.sql(), conferenceId, sessions, rooms).compose(touched -> {
            Future<Void> asked = Future.succeededFuture();
            for (UUID session : touched) {
                asked = asked.compose(before -> jobs.ask(tx, session));
            }
            return asked;
        });
    }

    private static UUID subject(Event event) {
        if (event.is(RoomsChanged.class)) {
            return event.as(RoomsChanged.class).roomId();
        }
        // All events of sessions say which by the same name.
        return event.as(SessionUpdated.class).sessionId();
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> SeatSessionStore.withId(sql, lease.id()))
                .compose(keys -> {
                    Future<Void> looked = Future.succeededFuture();
                    for (SeatKey key : keys) {
                        looked = looked.compose(before -> look(key));
                    }
                    return looked;
                })
                .compose(looked -> database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease)));
    }

    /** Nothing of a conference that is deleted, which may come back; when it is gone for good so is this. */
    private Future<Void> look(SeatKey key) {
        return follow(key)
                .recover(failure ->
                        Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private Future<Void> follow(SeatKey key) {
        return conferences
                .getConferenceDetails(Caller.SYSTEM, key.conferenceId().toString())
                .map(conference -> ZoneId.of(conference.timeZone()))
                .compose(zone -> copy(key)
                        .compose(copy -> database.write(Caller.SYSTEM, tx -> SeatSessionStore.lock(
                                        tx.sql(), key.conferenceId(), List.of(key.sessionId()))
                                .compose(found -> {
                                    if (found.isEmpty()) {
                                        return Future.succeededFuture();
                                    }
                                    SeatSession before = found.get(0);
                                    return copy.isPresent()
                                            ? follow(tx, key, before, copy.get(), zone)
                                            : end(tx, key, before);
                                }))));
    }

    /** Empty where the session is gone. */
    private Future<Optional<SessionCopy>> copy(SeatKey key) {
        return program.get(Caller.SYSTEM, key.conferenceId(), key.sessionId())
                .map(Optional::of)
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /** Nobody loses a seat by what happens to the room: an organizer decides that. */
    private Future<Void> follow(Transaction tx, SeatKey key, SeatSession before, SessionCopy copy, ZoneId zone) {
        return SeatSessionStore.isKnown(tx.sql(), key, copy)
                .compose(known -> known ? Future.succeededFuture() : change(tx, key, before, copy, zone));
    }

    private Future<Void> change(Transaction tx, SeatKey key, SeatSession before, SessionCopy copy, ZoneId zone) {
        boolean cancelled = copy.cancelled() && !before.cancelled();
        boolean moved =
                !Objects.equals(copy.startsAt(), before.startsAt()) || !Objects.equals(copy.endsAt(), before.endsAt());
        return SeatSessionStore.update(tx.sql(), before, copy)
                .compose(updated -> {
                    if (cancelled) {
                        return tellCancelled(tx, key, before, copy);
                    }
                    return moved ? tellMoved(tx, key, before, copy, zone) : Future.succeededFuture();
                })
                .compose(told -> before.awaited() || before.held() > 0
                        ? allotting.ask(tx, key.conferenceId())
                        : Future.succeededFuture());
    }

    private static Future<Void> tellCancelled(Transaction tx, SeatKey key, SeatSession session, SessionCopy copy) {
        return SeatStore.users(tx.sql(), key).map(users -> {
            users.forEach(userId -> tell(tx, session, userId, copy, SeatTrouble.CANCELLED, null));
            return null;
        });
    }

    private static Future<Void> tellMoved(
            Transaction tx, SeatKey key, SeatSession session, SessionCopy copy, ZoneId zone) {
        return tellClashing(tx, key, session, copy)
                .compose(told -> SeatRules.day(session.startsAt(), zone).equals(SeatRules.day(copy.startsAt(), zone))
                        ? Future.succeededFuture(List.<UUID>of())
                        : SeatStore.onAnotherDay(tx.sql(), key, zone))
                .onSuccess(
                        users -> users.forEach(userId -> tell(tx, session, userId, copy, SeatTrouble.OTHER_DAY, null)))
                .mapEmpty();
    }

    private static Future<Void> tellClashing(Transaction tx, SeatKey key, SeatSession session, SessionCopy copy) {
        return SeatStore.clashing(tx.sql(), key)
                .onSuccess(clashing -> clashing.forEach(
                        one -> tell(tx, session, one.userId(), copy, SeatTrouble.CLASHES, one.title())))
                .compose(told -> SeatWaitingStore.clashing(tx.sql(), session))
                .onSuccess(waiting -> waiting.forEach(
                        one -> tell(tx, session, one.userId(), copy, SeatTrouble.AWAITED_CLASHES, one.title())))
                .mapEmpty();
    }

    private static void tell(
            Transaction tx, SeatSession session, UUID userId, SessionCopy copy, SeatTrouble trouble, String other) {
        Seating.announce(tx, session, new SeatTroubled(userId, session.sessionId(), copy.title(), trouble, other));
    }

    private static Future<Void> end(Transaction tx, SeatKey key, SeatSession session) {
        Seating.announce(tx, session, new SeatSessionRemoved(session.sessionId()));
        return SeatStore.users(tx.sql(), key)
                .compose(users -> Seating.release(tx, session, users, SeatEnd.SESSION_GONE, null))
                .compose(released -> SeatAllotting.close(tx, session))
                .compose(closed -> SeatSessionStore.delete(tx.sql(), key));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }
}
