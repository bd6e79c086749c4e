package io.plenary.services.registrations.waiting;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.SignUp;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingMove;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.runtime.Faults;
import io.plenary.services.registrations.seats.SeatRules;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.TicketRules;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who may wait for what, and who goes first. */
final class WaitlistRules {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_SESSIONS = 20;
    private static final int MOST_OTHERS = 20;

    private WaitlistRules() {}

    static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to wait.");
        }
    }

    static WaitingDraft check(WaitingDraft draft) {
        boolean ofSession = draft.sessionId() != null;
        int others = draft.otherTypeIds().size();
        new Faults()
                .check(draft.id() != null, "/id", Fault.REQUIRED)
                .check(ofSession || draft.ticketTypeId() != null, "/ticketTypeId", Fault.REQUIRED)
                .check(!ofSession || draft.ticketTypeId() == null, "/sessionId", Fault.IMPOSSIBLE)
                .check(!ofSession || others == 0, "/otherTypeIds", Fault.IMPOSSIBLE)
                .check(others <= MOST_OTHERS, "/otherTypeIds", Fault.TOO_MANY, Map.of("most", MOST_OTHERS))
                .check(
                        draft.types().stream().distinct().count()
                                == draft.types().size(),
                        "/otherTypeIds",
                        Fault.GIVEN_TWICE)
                .check(!ofSession || draft.seats() == 1, "/seats", Fault.WHOLE_NUMBER, Map.of("least", 1, "most", 1))
                .locale("/locale", draft.locale())
                .refuseIfAny("Nobody can wait like that.");
        return draft;
    }

    /** What is hidden is for those who were invited: nobody waits for it. */
    static void requireAwaitable(WaitingDraft draft, TicketType type, String pointer, Instant now) {
        boolean shown = type != null && type.onSale() && !type.hidden();
        Faults faults = new Faults().check(shown, pointer, Fault.UNKNOWN_REFERENCE);
        if (shown) {
            faults.check(
                    draft.seats() >= type.leastPerOrder() && draft.seats() <= type.mostPerOrder(),
                    "/seats",
                    Fault.WHOLE_NUMBER,
                    Map.of("least", type.leastPerOrder(), "most", type.mostPerOrder()));
        }
        faults.refuseIfAny("Nobody can wait like that.");
        if (!isSold(type, now)) {
            throw OrderRules.notOnSale();
        }
    }

    /** The quotas that those lack who want any of the types; none of these may be to be had. */
    static Set<UUID> full(List<TicketType> types, List<QuotaStore.Free> seats) {
        Set<UUID> full = new HashSet<>();
        for (TicketType type : types) {
            List<UUID> lacking = seats.stream()
                    .filter(quota -> type.quotaIds().contains(quota.quotaId()))
                    .filter(quota -> quota.awaited() || quota.seats() != null && quota.seats() < type.leastPerOrder())
                    .map(QuotaStore.Free::quotaId)
                    .toList();
            if (lacking.isEmpty()) {
                throw notSoldOut();
            }
            full.addAll(lacking);
        }
        return full;
    }

    /** Whoever may take a seat there, were one left. */
    static void requireAwaitable(
            SeatSession session,
            Set<UUID> mine,
            List<SeatRules.Held> tickets,
            ZoneId zone,
            boolean ahead,
            Instant now) {
        if (mine.contains(session.sessionId())) {
            throw Refusal.CONFLICT.because("HAS_SEAT", "You have a seat there.");
        }
        requireSignUp(session, ahead, now);
        SeatResult lack = SeatRules.lack(session, tickets, zone);
        if (lack != null) {
            throw lack == SeatResult.OTHER_DAY
                    ? Refusal.CONFLICT.because("OTHER_DAY", "Your ticket is not valid on the day of the session.")
                    : Refusal.CONFLICT.because("TICKET_NEEDED", "Only who has a ticket sits there.");
        }
        if (!SeatRules.isFull(session)) {
            throw Refusal.CONFLICT.because("SEATS_LEFT", "There are seats left. Take one.");
        }
    }

    static void requireSignUp(SeatSession session, boolean ahead, Instant now) {
        if (!ahead || SeatRules.signUp(session, now) != SignUp.OPEN) {
            throw Refusal.CONFLICT.because("SIGN_UP_CLOSED", "Nobody signs up at this time.");
        }
    }

    static void requireFew(int sessions) {
        if (sessions >= MOST_SESSIONS) {
            throw Refusal.CONFLICT.because("WAITING_FOR_MANY", "You wait for 20 sessions already.");
        }
    }

    static SeatSession unknownSession() {
        new Faults().check(false, "/sessionId", Fault.UNKNOWN_REFERENCE).refuseIfAny("Nobody can wait like that.");
        throw new IllegalStateException();
    }

    static boolean waits(WaitingEntry entry) {
        return entry.state() == WaitingState.WAITING || isOffered(entry);
    }

    static boolean isOffered(WaitingEntry entry) {
        return entry.state() == WaitingState.OFFERED;
    }

    /** Whether it could be had, were there seats. */
    static boolean isSold(TicketType type, Instant now) {
        return type.onSale() && TicketRules.sales(type, now, true) == Sales.OPEN;
    }

    /** Whether nobody will get one any more. */
    static boolean isOver(TicketType type, Instant now) {
        return !type.onSale() || TicketRules.sales(type, now, true) == Sales.OVER;
    }

    static void check(WaitingMove move) {
        new Faults()
                .check(move.waitingClass() != null, "/waitingClass", Fault.REQUIRED)
                .required("/reason", move.reason(), LONGEST_REASON)
                .refuseIfAny("Nobody goes first without a reason.");
    }

    static void requireReason(String reason) {
        new Faults().required("/reason", reason, LONGEST_REASON).refuseIfAny("Say why, in writing.");
    }

    static void requireWaiting(WaitingEntry entry) {
        if (entry.state() != WaitingState.WAITING) {
            throw notWaiting();
        }
    }

    /** Tickets that are held are given back by cancelling their order, a seat in a session by waiting no more. */
    static void requireNoOrder(WaitingEntry entry) {
        if (isOffered(entry) && entry.sessionId() == null) {
            throw Refusal.CONFLICT.because("OFFER_RUNS", "Seats are held already. Cancel the order that holds them.");
        }
    }

    static ServiceException notWaiting() {
        return Refusal.CONFLICT.because("NOT_WAITING", "They do not wait any more.");
    }

    static ServiceException notSoldOut() {
        return Refusal.CONFLICT.because("NOT_SOLD_OUT", "There are tickets left. Order them.");
    }

    static ServiceException hasTicket() {
        return Refusal.CONFLICT.because("HAS_TICKET", "You have such a ticket already, or are about to.");
    }

    static ServiceException alreadyWaiting() {
        return Refusal.CONFLICT.because("ALREADY_WAITING", "You wait for this already.");
    }

    static ServiceException noSuchNeighbor() {
        return Refusal.INVALID.because("Nobody waits there to come before.");
    }

    static ServiceException noSuchEntry() {
        return Refusal.NOT_FOUND.because("Nobody waits there.");
    }
}
