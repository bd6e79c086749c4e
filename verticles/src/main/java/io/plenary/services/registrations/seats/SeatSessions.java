package io.plenary.services.registrations.seats;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.RegistrationEvents.SeatRuleChanged;
import io.plenary.contracts.registrations.RegistrationEvents.SeatSessionChanged;
import io.plenary.contracts.registrations.RegistrationEvents.SeatSessionRemoved;
import io.plenary.contracts.registrations.Seat;
import io.plenary.contracts.registrations.SeatEnd;
import io.plenary.contracts.registrations.SeatGift;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatPage;
import io.plenary.contracts.registrations.SeatQuery;
import io.plenary.contracts.registrations.SeatRule;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.SeatSessionsService;
import io.plenary.contracts.registrations.Shrinking;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

final class SeatSessions implements SeatSessionsService {

    private final Database database;
    private final OwnConferences conferences;
    private final OwnSessions program;
    private final AuthService auth;
    private final Jobs looking;
    private final Jobs allotting;

    /**
     * @param looking asks for a look at the program once more: it may change while a sign-up is kept
     * @param allotting offers to those who wait what others give back, and seats that are added
     */
    SeatSessions(
            Database database,
            OwnConferences conferences,
            OwnSessions program,
            AuthService auth,
            Jobs looking,
            Jobs allotting) {
        this.allotting = allotting;
        this.auth = auth;
        this.looking = looking;
        this.database = database;
        this.conferences = conferences;
        this.program = program;
    }

    @Override
    public Future<SeatRule> seatRule(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> SeatSessionStore.rule(sql, conferenceId)))
                .map(onClash -> new SeatRule(organizationId, conferenceId, onClash));
    }

    @Override
    public Future<SeatRule> setSeatRule(Caller caller, SeatRule rule) {
        return own(caller, rule.organizationId(), rule.conferenceId()).compose(own -> {
            new Faults()
                    .check(rule.onClash() != null, "/onClash", Fault.REQUIRED)
                    .refuseIfAny("That is no rule.");
            return database.once(caller, tx -> {
                tx.announce(new SeatRuleChanged(rule.onClash()), rule.organizationId(), rule.conferenceId());
                return SeatSessionStore.setRule(tx.sql(), rule).map(rule);
            });
        });
    }

    @Override
    public Future<List<SeatSession>> listSeatSessions(Caller caller, UUID organizationId, UUID conferenceId) {
        return own(caller, organizationId, conferenceId)
                .compose(own -> database.read(caller, sql -> SeatSessionStore.of(sql, conferenceId)));
    }

    @Override
    public Future<SeatSession> putSeatSession(Caller caller, SeatSession wanted, Long ifVersion) {
        return own(caller, wanted.organizationId(), wanted.conferenceId()).compose(own -> {
            SeatRules.check(wanted);
            return program.get(caller, wanted.conferenceId(), wanted.sessionId())
                    .compose(copy -> database.once(caller, tx -> put(tx, wanted, copy, ifVersion)
                            .compose(session -> looking.ask(tx, session.sessionId())
                                    .compose(asked -> Seating.tellThoseWhoWait(tx, allotting, session))
                                    .map(session))));
        });
    }

    private static Future<SeatSession> put(Transaction tx, SeatSession wanted, SessionCopy copy, Long ifVersion) {
        return SeatSessionStore.lockAndCount(tx.sql(), wanted.conferenceId())
                .compose(count -> lock(tx, key(wanted)).compose(known -> {
                    known.ifPresentOrElse(
                            now -> TicketRules.requireVersion(now.version(), ifVersion),
                            () -> SeatRules.requireRoom(count));
                    return requireTypes(tx, wanted)
                            .compose(types -> known.isPresent()
                                    ? SeatSessionStore.update(tx.sql(), wanted, copy)
                                    : SeatSessionStore.insert(tx.sql(), wanted, copy));
                }))
                .compose(kept -> session(tx.sql(), key(wanted)))
                .map(session -> {
                    Seating.announce(tx, session, new SeatSessionChanged(session.sessionId(), session.size()));
                    return session;
                });
    }

    private static Future<Void> requireTypes(Transaction tx, SeatSession wanted) {
        return TicketTypeStore.find(tx.sql(), wanted.conferenceId(), wanted.ticketTypeIds())
                .map(known -> {
                    SeatRules.requireTypes(wanted, known.size());
                    return null;
                });
    }

    @Override
    public Future<Void> deleteSeatSession(Caller caller, SeatKey key) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> lock(tx, key)
                .compose(found -> found.map(session -> delete(tx, session)).orElseGet(Future::succeededFuture)));
    }

    private static Future<Void> delete(Transaction tx, SeatSession session) {
        if (session.taken() > 0) {
            throw SeatRules.taken();
        }
        Seating.announce(tx, session, new SeatSessionRemoved(session.sessionId()));
        return SeatAllotting.close(tx, session).compose(closed -> SeatSessionStore.delete(tx.sql(), key(session)));
    }

    @Override
    public Future<SeatPage> listSeats(Caller caller, SeatQuery query) {
        Faults.requirePage(query.limit());
        SeatKey key = query.key();
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.read(caller, sql -> session(sql, key).compose(session -> SeatStore.list(sql, query)))
                .compose(page -> named(page.items()).map(seats -> new SeatPage(seats, page.nextCursor())));
    }

    /** By their accounts: who orders may do so by anybody's name and address. */
    private Future<List<Seat>> named(List<Seat> seats) {
        List<String> ids = seats.stream().map(seat -> seat.userId().toString()).toList();
        return auth.usersByIds(Caller.SYSTEM, ids).map(accounts -> {
            Map<UUID, UserAccount> byId =
                    accounts.stream().collect(Collectors.toMap(UserAccount::id, Function.identity()));
            return seats.stream().map(seat -> seat.of(byId.get(seat.userId()))).toList();
        });
    }

    @Override
    public Future<Seat> giveSeat(Caller caller, SeatKey key, SeatGift gift) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        SeatRules.check(gift);
        return account(gift.email())
                .compose(account -> database.once(caller, tx -> SeatStore.hasTicket(tx.sql(), key, account.id())
                        .compose(has -> {
                            if (!has) {
                                throw SeatRules.nobodyOrdered();
                            }
                            return give(tx, key, account.id(), gift.reason().strip())
                                    .map(seat -> seat.of(account));
                        })));
    }

    /** Whose address it is, not whoever typed it into an order. */
    private Future<UserAccount> account(String email) {
        return auth.findUser(Caller.SYSTEM, email.strip())
                .recover(failure ->
                        Future.failedFuture(Refusal.NOT_FOUND.is(failure) ? SeatRules.nobodyOrdered() : failure))
                .map(account -> {
                    if (!account.confirmed()) {
                        throw SeatRules.nobodyOrdered();
                    }
                    return account;
                });
    }

    private Future<Seat> give(Transaction tx, SeatKey key, UUID userId, String reason) {
        return SeatStore.alone(tx.sql(), userId, key.conferenceId())
                .compose(alone -> locked(tx, key))
                .compose(session -> SeatStore.find(tx.sql(), key, userId)
                        .compose(seat -> seat.isPresent()
                                ? Future.succeededFuture()
                                : SeatWaitingStore.offered(tx.sql(), userId, key.conferenceId(), key.sessionId())
                                        .compose(
                                                offered -> Seating.take(tx, userId, reason, List.of(session), offered)))
                        .compose(taken -> Seating.tellThoseWhoWait(tx, allotting, session)))
                .compose(taken -> SeatStore.find(tx.sql(), key, userId))
                .map(Optional::orElseThrow);
    }

    @Override
    public Future<Void> removeSeat(Caller caller, SeatKey key, UUID userId, String reason) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        SeatRules.requireReason(reason);
        return database.once(caller, tx -> locked(tx, key)
                .compose(session -> Seating.release(tx, session, List.of(userId), SeatEnd.REMOVED, reason.strip())
                        .compose(released -> Seating.tellThoseWhoWait(tx, allotting, session))));
    }

    @Override
    public Future<List<Seat>> overbooked(Caller caller, SeatKey key) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.read(caller, sql -> session(sql, key).compose(session -> losing(sql, session)))
                .compose(this::named);
    }

    private static Future<List<Seat>> losing(SqlClient sql, SeatSession session) {
        int tooMany = session.size() == null ? 0 : session.taken() - session.size();
        return SeatStore.last(sql, key(session), tooMany);
    }

    @Override
    public Future<List<Seat>> shrink(Caller caller, SeatKey key, Shrinking shrinking) {
        TicketRules.requireMaySell(caller, key.organizationId(), key.conferenceId());
        return database.once(caller, tx -> locked(tx, key).compose(session -> losing(tx.sql(), session)
                .compose(this::named)
                .compose(losing -> shrink(tx, session, losing, shrinking))));
    }

    private static Future<List<Seat>> shrink(
            Transaction tx, SeatSession session, List<Seat> losing, Shrinking shrinking) {
        List<UUID> users = losing.stream().map(Seat::userId).collect(Collectors.toList());
        if (!new HashSet<>(users).equals(new HashSet<>(shrinking.userIds()))) {
            throw SeatRules.changed();
        }
        return Seating.release(tx, session, users, SeatEnd.NO_ROOM, null).map(losing);
    }

    private static Future<SeatSession> session(SqlClient sql, SeatKey key) {
        return SeatSessionStore.find(sql, key).map(found -> found.orElseThrow(SeatRules::noSuchSession));
    }

    private static Future<SeatSession> locked(Transaction tx, SeatKey key) {
        return lock(tx, key).map(found -> found.orElseThrow(SeatRules::noSuchSession));
    }

    private static Future<Optional<SeatSession>> lock(Transaction tx, SeatKey key) {
        return SeatSessionStore.lock(tx.sql(), key.conferenceId(), List.of(key.sessionId()))
                .map(found -> found.stream()
                        .filter(session -> session.organizationId().equals(key.organizationId()))
                        .findFirst());
    }

    private static SeatKey key(SeatSession session) {
        return new SeatKey(session.organizationId(), session.conferenceId(), session.sessionId());
    }

    private Future<Conference> own(Caller caller, UUID organizationId, UUID conferenceId) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return conferences.get(caller, organizationId, conferenceId);
    }
}
