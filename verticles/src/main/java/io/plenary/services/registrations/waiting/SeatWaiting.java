package io.plenary.services.registrations.waiting;

import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistAdmitted;
import io.plenary.contracts.registrations.RegistrationEvents.WaitlistJoined;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.WaitingAdmission;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.seats.SeatAllotting;
import io.plenary.services.registrations.seats.SeatRules;
import io.plenary.services.registrations.seats.SeatSessionStore;
import io.plenary.services.registrations.seats.SeatStore;
import io.plenary.services.registrations.seats.SeatWaitingStore;
import io.plenary.services.registrations.tickets.OrderRules;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What is different for those who wait for a seat in a session: the entry itself holds it, and there is one for each person. */
final class SeatWaiting {

    private final Jobs allotting;
    private final Duration time;

    /** @param time for which an offered seat is held at most */
    SeatWaiting(Jobs allotting, Duration time) {
        this.allotting = allotting;
        this.time = time;
    }

    /** First the person, then the session: as whoever takes a seat does. */
    Future<WaitingEntry> join(Transaction tx, WaitingDraft draft, Conference conference, UserAccount account) {
        UUID conferenceId = draft.conferenceId();
        return SeatStore.alone(tx.sql(), account.id(), conferenceId)
                .compose(alone -> SeatSessionStore.lock(tx.sql(), conferenceId, List.of(draft.sessionId())))
                .map(found -> found.isEmpty() ? WaitlistRules.unknownSession() : found.get(0))
                .compose(session -> requireAwaitable(tx, session, conference, account.id())
                        .compose(may -> WaitingStore.insert(tx.sql(), draft, conference.organizationId(), account))
                        .compose(inserted -> inserted
                                ? SeatWaitingStore.keep(tx.sql(), session)
                                : Future.failedFuture(WaitlistRules.alreadyWaiting())))
                .compose(kept -> WaitingStore.find(tx.sql(), conferenceId, draft.id()))
                .map(found -> found.orElseThrow(WaitlistRules::noSuchEntry))
                .compose(entry -> {
                    Offering.announce(
                            tx, entry, new WaitlistJoined(account.id(), entry.id(), null, entry.sessionId(), 1));
                    return allotting.ask(tx, conferenceId).map(entry);
                });
    }

    private static Future<Void> requireAwaitable(
            Transaction tx, SeatSession session, Conference conference, UUID userId) {
        UUID conferenceId = session.conferenceId();
        boolean ahead = OrderRules.isAhead(conference, Instant.now());
        return Future.all(
                        SeatStore.of(tx.sql(), userId, conferenceId),
                        SeatStore.tickets(tx.sql(), userId, conferenceId),
                        SeatWaitingStore.count(tx.sql(), userId, conferenceId))
                .map(known -> {
                    Set<UUID> mine = known.resultAt(0);
                    WaitlistRules.requireAwaitable(
                            session, mine, known.resultAt(1), ZoneId.of(conference.timeZone()), ahead, Instant.now());
                    WaitlistRules.requireFew(known.resultAt(2));
                    return null;
                });
    }

    /** Gives back the seat that is held for somebody who waits no more, if one is. */
    static Future<Void> letGo(Transaction tx, WaitingEntry entry) {
        return entry.sessionId() != null && WaitlistRules.isOffered(entry)
                ? SeatWaitingStore.letGo(tx.sql(), entry)
                : Future.succeededFuture();
    }

    /** Out of turn, because an organizer says so; where no seat is left the session gets larger by one, and that is said. */
    Future<Void> admit(Transaction tx, WaitingEntry entry, WaitingAdmission wanted) {
        return SeatSessionStore.lock(tx.sql(), entry.conferenceId(), List.of(entry.sessionId()))
                .compose(found -> admit(tx, found.get(0), entry, wanted));
    }

    private Future<Void> admit(Transaction tx, SeatSession session, WaitingEntry entry, WaitingAdmission wanted) {
        Instant now = Instant.now();
        WaitlistRules.requireSignUp(session, true, now);
        int missing = session.size() == null ? 0 : Math.max(0, session.taken() + session.held() + 1 - session.size());
        if (missing > 0 && !wanted.enlarge()) {
            throw SeatRules.full();
        }
        String reason = wanted.reason().strip();
        Instant until = SeatRules.heldUntil(session, time, now);
        Offering.announce(tx, entry, new WaitlistAdmitted(entry.id(), missing, reason));
        Offering.announce(tx, entry, SeatAllotting.offered(entry.userId(), entry.id(), until, session));
        return (missing == 0 ? Future.<Void>succeededFuture() : SeatSessionStore.enlarge(tx.sql(), session, missing))
                .compose(enlarged -> SeatWaitingStore.offer(tx.sql(), session, entry.id(), until, reason));
    }
}
