package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which tickets get another code or another holder, by whom and until when. */
public final class ReplacementRules {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;

    private static final int MOST_REISSUED = 5;
    private static final int MOST_HANDED = 5;

    /** In which the codes of an order are replaced so often. */
    public static final Duration PAUSE = Duration.ofHours(1);

    private ReplacementRules() {}

    /** As a moment, by the day and the clocks that the conference has now; null where only organizers hand it on. */
    static Instant transferableUntil(TicketType type, Conference conference) {
        return type.transferHours() == null
                ? null
                : conference
                        .startDate()
                        .atStartOfDay(ZoneId.of(conference.timeZone()))
                        .toInstant()
                        .minus(Duration.ofHours(type.transferHours()));
    }

    public static TicketRecipient check(TicketRecipient wanted) {
        new Faults()
                .required("/name", wanted.name(), LONGEST_NAME)
                .email("/email", wanted.email())
                .locale("/locale", wanted.locale())
                .text("/reason", wanted.reason(), LONGEST_REASON)
                .refuseIfAny("The ticket cannot be handed on to them.");
        return new TicketRecipient(
                wanted.name().strip(),
                wanted.email(),
                wanted.locale(),
                reason(wanted.reason()).orElse(null));
    }

    /** Empty where there is none. */
    public static Optional<String> reason(String reason) {
        new Faults().text("/reason", reason, LONGEST_REASON).refuseIfAny("That is no reason.");
        return Optional.ofNullable(reason).map(String::strip).filter(said -> !said.isEmpty());
    }

    /** Organizers say why, wherever a ticket is not their own. */
    public static boolean isSeller(Caller caller, OrderKey key, Order order, String reason) {
        boolean theirs =
                key.secret() != null || order.userId() != null && order.userId().equals(caller.userId());
        return caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId())
                && (reason != null || !theirs);
    }

    public static void requireReason(String reason) {
        new Faults()
                .check(reason != null, "/reason", Fault.REQUIRED)
                .refuseIfAny("The ticket is somebody else's: say why.");
    }

    /** An add-on goes with its ticket. */
    public static Optional<Ticket> find(Order order, UUID ticketId) {
        return order.tickets().stream()
                .filter(ticket -> ticket.parentId() == null && ticket.id().equals(ticketId))
                .findFirst();
    }

    /** Whose place another ticket may take. */
    public static void requireValid(Order order, Ticket ticket) {
        switch (ticket.state()) {
            case HELD -> throw Refusal.CONFLICT.because("ORDER_UNCONFIRMED", "The order is not confirmed yet.");
            case RELEASED ->
                throw order.state() == OrderState.EXPIRED
                        ? OrderRules.ended()
                        : Refusal.CONFLICT.because("TICKET_CANCELLED", "The ticket is cancelled.");
            case TRANSFERRED -> throw transferred();
            case REPLACED -> throw OrderRules.changed();
            case VALID -> {}
        }
    }

    /** By whoever has it, under the rule it was bought under. */
    public static void requireTransferable(Ticket ticket, Instant now) {
        if (ticket.transferUntil() == null || !now.isBefore(ticket.transferUntil())) {
            throw Refusal.CONFLICT.because("NOT_TRANSFERABLE", "Only the organizer hands this ticket on (any more).");
        }
    }

    public static void requireAhead(Conference conference, Instant now) {
        if (!OrderRules.isAhead(conference, now)) {
            throw Refusal.CONFLICT.because("CONFERENCE_OVER", "The conference is over, or does not take place.");
        }
    }

    public static Instant today(Conference conference, Instant now) {
        ZoneId zone = ZoneId.of(conference.timeZone());
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }

    /** Whether somebody is named who was not, on a ticket that was for another person: more than a corrected address. */
    static boolean isForAnother(Ticket ticket, Attendee attendee) {
        if (ticket.attendeeName() == null) {
            return false;
        }
        boolean sameName =
                ticket.attendeeName().equalsIgnoreCase(attendee.name().strip());
        boolean sameEmail = ticket.attendeeEmail() == null
                || attendee.email() == null
                || ticket.attendeeEmail().equalsIgnoreCase(attendee.email());
        return !sameName || !sameEmail;
    }

    /** Those whose code has to be replaced. */
    public static List<UUID> forOthers(Order order, List<Attendee> attendees) {
        Map<UUID, Ticket> byId = order.tickets().stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        List<Ticket> changed = attendees.stream()
                .filter(attendee -> isForAnother(byId.get(attendee.ticketId()), attendee))
                .map(attendee -> byId.get(attendee.ticketId()))
                .toList();
        if (changed.stream().anyMatch(ticket -> ticket.state() == TicketState.TRANSFERRED)) {
            throw transferred();
        }
        return changed.stream()
                .filter(ticket -> ticket.state() == TicketState.VALID)
                .map(Ticket::id)
                .toList();
    }

    /** @param lately how many within the hour, for each ticket five */
    public static void requireFew(Order order, long lately) {
        if (lately > (long) MOST_REISSUED * order.tickets().size()) {
            throw Refusal.TOO_MANY.retryAfter(PAUSE, "The codes of this order were replaced often enough for now.");
        }
    }

    /** @param lately how many of the order were handed on to one address within the hour */
    public static void requireFewHanded(long lately) {
        if (lately >= MOST_HANDED) {
            throw Refusal.TOO_MANY.retryAfter(PAUSE, "Enough tickets of this order went to that address for now.");
        }
    }

    static ServiceException transferred() {
        return Refusal.CONFLICT.because("TICKET_TRANSFERRED", "The ticket was handed on, and is somebody else's now.");
    }

    public static ServiceException used() {
        return Refusal.CONFLICT.because("TICKET_USED", "Somebody came in by the ticket.");
    }

    public static ServiceException noSuchTicket() {
        return Refusal.NOT_FOUND.because("There is no such ticket in the order.");
    }
}
