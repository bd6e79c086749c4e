package io.plenary.services.registrations.seats;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.RegistrationEvents;
import io.plenary.contracts.registrations.RegistrationEvents.SeatReleased;
import io.plenary.contracts.registrations.RegistrationEvents.SeatTaken;
import io.plenary.contracts.registrations.SeatEnd;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How seats come and go, in a transaction that has locked their sessions. */
public final class Seating {

    private Seating() {}

    /** @param offered where a seat is held for them, who waited */
    static Future<Void> take(
            Transaction tx, UUID userId, String reason, List<SeatSession> sessions, Set<UUID> offered) {
        if (sessions.isEmpty()) {
            return Future.succeededFuture();
        }
        sessions.forEach(session -> announce(tx, session, new SeatTaken(userId, session.sessionId())));
        return SeatStore.take(tx.sql(), userId, reason, sessions, offered).compose(taken -> {
            if (!taken) {
                throw SeatRules.full();
            }
            return SeatWaitingStore.taken(tx.sql(), userId, sessions.get(0).conferenceId(), ids(sessions));
        });
    }

    private static Set<UUID> ids(List<SeatSession> sessions) {
        return sessions.stream().map(SeatSession::sessionId).collect(Collectors.toSet());
    }

    /** What came back is for those who wait. Last in a transaction: whoever offers it ends the job while they hold the session. */
    static Future<Void> tellThoseWhoWait(Transaction tx, Jobs allotting, SeatSession session) {
        return session.awaited() ? allotting.ask(tx, session.conferenceId()) : Future.succeededFuture();
    }

    static Future<Void> release(
            Transaction tx, SeatSession session, Collection<UUID> users, SeatEnd because, String reason) {
        return SeatStore.release(tx.sql(), session.conferenceId(), session.sessionId(), users)
                .map(gone -> {
                    gone.forEach(userId -> announce(
                            tx,
                            session,
                            new SeatReleased(userId, session.sessionId(), session.title(), because, reason)));
                    return null;
                });
    }

    /**
     * The account of the order has fewer tickets than before: it keeps the seats for which those that are left suffice.
     *
     * @return whether somebody else waits for what came back, or they themselves wait for something
     */
    public static Future<Boolean> afterTickets(Transaction tx, Order order, Conference conference) {
        UUID userId = order.userId();
        return SeatStore.standFor(tx.sql(), userId)
                .compose(known -> SeatStore.alone(tx.sql(), userId, order.conferenceId()))
                .compose(alone -> SeatStore.of(tx.sql(), userId, order.conferenceId()))
                .compose(mine -> SeatSessionStore.lock(tx.sql(), order.conferenceId(), mine))
                .compose(sessions -> SeatStore.tickets(tx.sql(), userId, order.conferenceId())
                        .compose(tickets -> releaseAll(tx, userId, sessions, tickets, ZoneId.of(conference.timeZone())))
                        .compose(released -> SeatWaitingStore.count(tx.sql(), userId, order.conferenceId()))
                        .map(waiting -> waiting > 0 || sessions.stream().anyMatch(SeatSession::awaited)));
    }

    private static Future<Void> releaseAll(
            Transaction tx, UUID userId, List<SeatSession> sessions, List<SeatRules.Held> tickets, ZoneId zone) {
        Future<Void> released = Future.succeededFuture();
        for (SeatSession session : sessions) {
            released = SeatRules.mayEnter(session, tickets, zone)
                    ? released
                    : released.compose(before -> release(tx, session, List.of(userId), SeatEnd.NO_TICKET, null));
        }
        return released;
    }

    static void announce(Transaction tx, SeatSession session, RegistrationEvents what) {
        tx.announce(what, session.organizationId(), session.conferenceId());
    }
}
