package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingMove;
import io.plenary.contracts.registrations.WaitingState;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.util.Map;

/** Who may wait for what, and who goes first. */
final class WaitlistRules {

    private static final int LONGEST_REASON = 500;

    private WaitlistRules() {}

    static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to wait for tickets.");
        }
    }

    static WaitingDraft check(WaitingDraft draft) {
        new Faults()
                .check(draft.id() != null, "/id", Fault.REQUIRED)
                .check(draft.ticketTypeId() != null, "/ticketTypeId", Fault.REQUIRED)
                .locale("/locale", draft.locale())
                .refuseIfAny("Nobody can wait like that.");
        return draft;
    }

    /** What is hidden is for those who were invited: nobody waits for it. */
    static void requireAwaitable(WaitingDraft draft, TicketType type, Instant now) {
        boolean shown = type != null && type.onSale() && !type.hidden();
        Faults faults = new Faults().check(shown, "/ticketTypeId", Fault.UNKNOWN_REFERENCE);
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

    /** Seats that are held are given back by cancelling their order. */
    static void requireNoOffer(WaitingEntry entry) {
        if (entry.state() == WaitingState.OFFERED) {
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
        return Refusal.CONFLICT.because("ALREADY_WAITING", "You wait for these tickets already.");
    }

    static ServiceException noSuchNeighbor() {
        return Refusal.INVALID.because("Nobody waits there to come before.");
    }

    static ServiceException noSuchEntry() {
        return Refusal.NOT_FOUND.because("Nobody waits there.");
    }
}
