package io.plenary.services.registrations.seats;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistClosed;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistOfferExpired;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistOffered;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.SignUp;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Offers the seats in sessions that are free to those who wait for them, and tells those who wait in vain. Each session in a transaction
 * of its own, so that whoever signs up elsewhere waits for nobody.
 */
public final class SeatAllotting {

    private static final int AT_ONCE = 50;

    private final Database database;
    private final Duration time;

    /** @param time for which an offered seat is held at most */
    public SeatAllotting(Database database, Duration time) {
        this.database = database;
        this.time = time;
    }

    /**
     * @param ahead the time zone of the conference; empty where it does not take place any more
     * @param latest when somebody looks again in any case
     * @return when somebody has to look again; empty where nobody waits any more
     */
    public Future<Optional<Instant>> allot(UUID conferenceId, Optional<ZoneId> ahead, Instant latest) {
        return database.read(Caller.SYSTEM, sql -> SeatWaitingStore.due(sql, conferenceId, ahead))
                .compose(due -> {
                    Future<Boolean> done = Future.succeededFuture(true);
                    for (UUID session : due) {
                        done = done.compose(
                                before -> database.write(Caller.SYSTEM, tx -> allot(tx, conferenceId, session, ahead))
                                        .map(whole -> before && whole));
                    }
                    return done;
                })
                .compose(whole -> database.read(
                        Caller.SYSTEM,
                        sql -> SeatWaitingStore.next(sql, conferenceId, whole ? latest : Instant.now())));
    }

    /** @return whether all were offered seats for whom there are some */
    private Future<Boolean> allot(Transaction tx, UUID conferenceId, UUID sessionId, Optional<ZoneId> ahead) {
        Instant now = Instant.now();
        return SeatSessionStore.lock(tx.sql(), conferenceId, List.of(sessionId)).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(true);
            }
            SeatSession session = found.get(0);
            SignUp signUp = ahead.isPresent() ? SeatRules.signUp(session, now) : SignUp.OVER;
            return (signUp == SignUp.OVER ? close(tx, session) : end(tx, session, ahead.get()))
                    .compose(ended -> SeatWaitingStore.count(tx.sql(), session))
                    .compose(counted -> signUp == SignUp.OPEN ? offer(tx, counted, now) : Future.succeededFuture(true));
        });
    }

    private static Future<Void> end(Transaction tx, SeatSession session, ZoneId zone) {
        return SeatWaitingStore.expire(tx.sql(), session)
                .onSuccess(missed -> missed.forEach(one -> Seating.announce(
                        tx,
                        session,
                        new WaitlistOfferExpired(
                                one.userId(), one.entryId(), null, session.sessionId(), session.title()))))
                .compose(missed -> SeatWaitingStore.endWithoutTicket(tx.sql(), session, zone))
                .onSuccess(ended -> tell(tx, session, ended, WaitingState.NO_TICKET))
                .mapEmpty();
    }

    /** Nobody signs up for the session any more, and nobody waits for it. */
    static Future<Void> close(Transaction tx, SeatSession session) {
        return SeatWaitingStore.endAll(tx.sql(), session, WaitingState.OVER)
                .onSuccess(ended -> tell(tx, session, ended, WaitingState.OVER))
                .mapEmpty();
    }

    private static void tell(Transaction tx, SeatSession session, List<SeatWaitingStore.Told> ended, WaitingState end) {
        ended.forEach(one -> Seating.announce(
                tx,
                session,
                new WaitlistClosed(one.userId(), one.entryId(), end, null, session.sessionId(), session.title())));
    }

    private Future<Boolean> offer(Transaction tx, SeatSession session, Instant now) {
        int free = session.size() == null ? AT_ONCE : session.size() - session.taken() - session.held();
        if (free <= 0 || !session.awaited()) {
            return Future.succeededFuture(true);
        }
        Instant until = SeatRules.heldUntil(session, time, now);
        return SeatWaitingStore.offerNext(tx.sql(), session, Math.min(free, AT_ONCE), until)
                .onSuccess(offered -> offered.forEach(
                        one -> Seating.announce(tx, session, offered(one.userId(), one.entryId(), until, session))))
                .compose(offered -> SeatWaitingStore.count(tx.sql(), session).map(offered.size() < AT_ONCE));
    }

    public static WaitlistOffered offered(UUID userId, UUID entryId, Instant until, SeatSession session) {
        return new WaitlistOffered(userId, entryId, null, 1, until, session.sessionId(), session.title(), null);
    }
}
