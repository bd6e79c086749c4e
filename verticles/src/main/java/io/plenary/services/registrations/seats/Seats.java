package io.plenary.services.registrations.seats;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.SeatAnswer;
import io.plenary.contracts.registrations.SeatAnswers;
import io.plenary.contracts.registrations.SeatEnd;
import io.plenary.contracts.registrations.SeatRequest;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.SeatsService;
import io.plenary.contracts.registrations.SessionSeats;
import io.plenary.contracts.registrations.SignUp;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Backlog;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.tickets.OrderRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

final class Seats implements SeatsService {

    private final Database database;
    private final ConferencesService conferences;
    private final AuthService auth;
    private final Jobs allotting;
    private final Lanes lines;

    /** Nobody waits with more than a few requests. */
    private final Backlog pending = new Backlog(10_000, 4);

    /** @param allotting offers to those who wait what others give back */
    Seats(Database database, ConferencesService conferences, AuthService auth, Jobs allotting, Lanes lines) {
        this.allotting = allotting;
        this.lines = lines;
        this.database = database;
        this.conferences = conferences;
        this.auth = auth;
    }

    @Override
    public Future<List<SessionSeats>> sessionSeats(Caller caller, UUID conferenceId) {
        Instant now = Instant.now();
        return conferences
                .getConferenceDetails(caller, conferenceId.toString())
                .compose(conference -> database.read(caller, sql -> mine(sql, caller, conferenceId)
                        .compose(mine -> SeatSessionStore.of(sql, conferenceId).map(sessions -> sessions.stream()
                                .map(session -> seen(session, mine, OrderRules.isAhead(conference, now), now))
                                .toList()))));
    }

    private static Future<Set<UUID>> mine(SqlClient sql, Caller caller, UUID conferenceId) {
        return caller.isSignedIn()
                ? SeatStore.of(sql, caller.userId(), conferenceId)
                : Future.succeededFuture(Set.of());
    }

    private static SessionSeats seen(SeatSession session, Set<UUID> mine, boolean ahead, Instant now) {
        return new SessionSeats(
                session.sessionId(),
                SeatRules.left(session),
                ahead ? SeatRules.signUp(session, now) : SignUp.OVER,
                session.opensAt(),
                session.closesAt(),
                session.ticketNeeded() || !session.ticketTypeIds().isEmpty(),
                mine.contains(session.sessionId()));
    }

    @Override
    public Future<SeatAnswers> takeSeats(Caller caller, UUID conferenceId, SeatRequest request) {
        SeatRules.requireSignedIn(caller);
        SeatRules.check(request);
        return pending.hold(
                List.of(new Backlog.Share(caller.userId(), 1)), 1, () -> takeInTurn(caller, conferenceId, request));
    }

    private Future<SeatAnswers> takeInTurn(Caller caller, UUID conferenceId, SeatRequest request) {
        return conferences.getConferenceDetails(caller, conferenceId.toString()).compose(conference -> requireReachable(
                        caller)
                .compose(account -> lines.through(
                        conference.organizationId(),
                        conference.id().toString(),
                        () -> database.once(caller, tx -> guest(tx, caller.userId(), conference, request.sessionIds())
                                .compose(guest -> take(tx, caller.userId(), request, guest))))));
    }

    /** Accounts cost nothing, mailboxes do: nobody fills a room with people who are none. */
    private Future<UserAccount> requireReachable(Caller caller) {
        return auth.validateUser(Caller.SYSTEM, caller.userId()).map(OrderRules::requireConfirmed);
    }

    /** First of all the person, then the sessions: as whoever takes tickets away does. */
    private static Future<SeatRules.Guest> guest(
            Transaction tx, UUID userId, Conference conference, List<UUID> wanted) {
        UUID conferenceId = conference.id();
        return SeatStore.alone(tx.sql(), userId, conferenceId)
                .compose(alone -> SeatStore.of(tx.sql(), userId, conferenceId))
                .compose(mine -> Future.all(
                                SeatStore.tickets(tx.sql(), userId, conferenceId),
                                SeatSessionStore.rule(tx.sql(), conferenceId),
                                SeatSessionStore.lock(tx.sql(), conferenceId, both(mine, wanted)),
                                SeatWaitingStore.offered(tx.sql(), userId, conferenceId))
                        .map(known -> new SeatRules.Guest(
                                byId(known.resultAt(2)),
                                mine,
                                known.resultAt(3),
                                known.resultAt(0),
                                ZoneId.of(conference.timeZone()),
                                known.resultAt(1),
                                OrderRules.isAhead(conference, Instant.now()),
                                Instant.now())));
    }

    private static Set<UUID> both(Set<UUID> mine, List<UUID> wanted) {
        Set<UUID> all = new HashSet<>(mine);
        all.addAll(wanted);
        return all;
    }

    private static Map<UUID, SeatSession> byId(List<SeatSession> sessions) {
        return sessions.stream().collect(Collectors.toMap(SeatSession::sessionId, Function.identity()));
    }

    private static Future<SeatAnswers> take(Transaction tx, UUID userId, SeatRequest request, SeatRules.Guest guest) {
        List<SeatAnswer> answers = SeatRules.decide(request, guest);
        List<SeatSession> taken = answers.stream()
                .filter(answer -> answer.result() == SeatResult.TAKEN)
                .map(answer -> guest.sessions().get(answer.sessionId()))
                .toList();
        return Seating.take(tx, userId, null, taken, offered(guest, taken)).map(done -> new SeatAnswers(answers));
    }

    private static Set<UUID> offered(SeatRules.Guest guest, List<SeatSession> taken) {
        return taken.stream()
                .map(SeatSession::sessionId)
                .filter(guest.offered()::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public Future<Void> giveBackSeat(Caller caller, UUID conferenceId, UUID sessionId) {
        SeatRules.requireSignedIn(caller);
        return conferences
                .getConferenceDetails(caller, conferenceId.toString())
                .compose(conference ->
                        database.once(caller, tx -> SeatSessionStore.lock(tx.sql(), conferenceId, List.of(sessionId))
                                .compose(found -> found.isEmpty()
                                        ? Future.succeededFuture()
                                        : giveBack(tx, found.get(0), caller.userId()))));
    }

    private Future<Void> giveBack(Transaction tx, SeatSession session, UUID userId) {
        return Seating.release(tx, session, List.of(userId), SeatEnd.WITHDRAWN, null)
                .compose(released -> Seating.tellThoseWhoWait(tx, allotting, session));
    }
}
