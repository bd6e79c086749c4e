package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.LineAddOn;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.Sales;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What may be ordered, and what becomes of an order when. */
public final class OrderRules {

    private static final String SOLD_OUT = "There are not so many left.";
    private static final int LONGEST_NAME = 200;
    private static final Set<ConferenceStatus> CLOSED =
            EnumSet.of(ConferenceStatus.ARCHIVED, ConferenceStatus.CANCELLED, ConferenceStatus.DELETED);

    private OrderRules() {}

    public static OrderDraft check(OrderDraft draft) {
        Faults faults = new Faults()
                .check(draft.id() != null, "/id", Fault.REQUIRED)
                .required("/name", draft.name(), LONGEST_NAME)
                .email("/email", draft.email())
                .locale("/locale", draft.locale());
        checkLines(faults, draft.lines());
        AddOnRules.check(faults, draft.lines());
        faults.refuseIfAny("That cannot be ordered.");
        return draft;
    }

    private static void checkLines(Faults faults, List<OrderLine> lines) {
        faults.check(!lines.isEmpty(), "/lines", Fault.TOO_FEW, Map.of("least", 1));
        Set<UUID> types = new HashSet<>();
        long tickets = 0;
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            faults.check(line.ticketTypeId() != null, "/lines/" + i + "/ticketTypeId", Fault.REQUIRED)
                    .check(types.add(line.ticketTypeId()), "/lines/" + i + "/ticketTypeId", Fault.GIVEN_TWICE);
            checkCount(faults, "/lines/" + i + "/count", line.count(), 1, TicketRules.MOST_PER_ORDER);
            tickets += line.count();
        }
        faults.check(
                tickets <= TicketRules.MOST_PER_ORDER,
                "/lines",
                Fault.TOO_MANY,
                Map.of("most", TicketRules.MOST_PER_ORDER));
    }

    private static void checkCount(Faults faults, String pointer, int count, int least, int most) {
        faults.check(
                count >= least && count <= most, pointer, Fault.WHOLE_NUMBER, Map.of("least", least, "most", most));
    }

    /** Each type as it is for those who order, and all in one currency. */
    public static void requireOnSale(OrderDraft draft, Offer offer, Conference conference, Instant now) {
        Map<UUID, TicketType> byId = offer.types().stream()
                .filter(offer::shows)
                .collect(Collectors.toMap(TicketType::id, Function.identity()));
        Faults faults = new Faults();
        for (int i = 0; i < draft.lines().size(); i++) {
            OrderLine line = draft.lines().get(i);
            TicketType type = byId.get(line.ticketTypeId());
            boolean ticket = type != null && !AddOnRules.isAddOn(type);
            faults.check(ticket, "/lines/" + i + "/ticketTypeId", Fault.UNKNOWN_REFERENCE);
            if (ticket) {
                checkCount(faults, "/lines/" + i + "/count", line.count(), type.leastPerOrder(), type.mostPerOrder());
            }
        }
        boolean oneCurrency =
                byId.values().stream().map(TicketType::currency).distinct().count() <= 1;
        faults.check(oneCurrency, "/lines", Fault.SEVERAL_CURRENCIES).refuseIfAny("That cannot be ordered.");
        requireOpen(byId.values().stream()
                .map(type -> TicketRules.sales(type, now, true))
                .toList());
        requireAhead(conference, now);
    }

    private static void requireOpen(List<Sales> sales) {
        if (!sales.stream().allMatch(Sales.OPEN::equals)) {
            throw notOnSale();
        }
    }

    /** Nobody pays for what is over or does not take place. */
    public static void requireAhead(Conference conference, Instant now) {
        if (!isAhead(conference, now)) {
            throw notOnSale();
        }
    }

    public static boolean isAhead(Conference conference, Instant now) {
        return !CLOSED.contains(conference.status()) && now.isBefore(end(conference));
    }

    static Instant end(Conference conference) {
        return conference
                .endDate()
                .plusDays(1)
                .atStartOfDay(ZoneId.of(conference.timeZone()))
                .toInstant();
    }

    /** One after the other, as they are listed, add-ons after their ticket: each with what is agreed on now. */
    public static List<Ticket> tickets(OrderDraft draft, Offer offer, Conference conference, Supplier<UUID> ids) {
        Map<UUID, TicketType> byId =
                offer.types().stream().collect(Collectors.toMap(TicketType::id, Function.identity()));
        List<Ticket> tickets = new ArrayList<>();
        for (OrderLine line : draft.lines()) {
            TicketType type = byId.get(line.ticketTypeId());
            for (int i = 1; i <= line.count(); i++) {
                UUID id = ids.get();
                tickets.add(ticket(draft, offer, type, conference, id, null));
                for (LineAddOn addOn : line.addOns()) {
                    TicketType extra = byId.get(addOn.ticketTypeId());
                    for (int n = 0; addOn.ticket() == i && n < addOn.count(); n++) {
                        tickets.add(ticket(draft, offer, extra, conference, ids.get(), id));
                    }
                }
            }
        }
        return tickets;
    }

    static Ticket ticket(
            OrderDraft draft, Offer offer, TicketType type, Conference conference, UUID id, UUID parentId) {
        return new Ticket(
                id,
                draft.id(),
                draft.conferenceId(),
                type.id(),
                type.name(),
                offer.price(type),
                type.taxRate(),
                null,
                null,
                TicketState.HELD,
                offer.voucherOf(type),
                RefundRules.agreed(type.terms(), conference),
                null,
                ReplacementRules.transferableUntil(type, conference),
                null,
                parentId,
                type.validDays());
    }

    /** How many seats of each quota, in the one order in which everybody takes them: whoever waits for one holds no later one. */
    public static Map<UUID, Integer> seats(OrderDraft draft, List<TicketType> types) {
        Map<UUID, TicketType> byId = types.stream().collect(Collectors.toMap(TicketType::id, Function.identity()));
        Map<UUID, Integer> seats = new TreeMap<>(Quotas.ORDER);
        ordered(draft)
                .forEach((type, count) ->
                        byId.get(type).quotaIds().forEach(quota -> seats.merge(quota, count, Integer::sum)));
        return seats;
    }

    /** How many of each type, tickets and add-ons. */
    public static Map<UUID, Integer> ordered(OrderDraft draft) {
        Map<UUID, Integer> counts = new HashMap<>();
        draft.lines().forEach(line -> {
            counts.merge(line.ticketTypeId(), line.count(), Integer::sum);
            line.addOns().forEach(addOn -> counts.merge(addOn.ticketTypeId(), addOn.count(), Integer::sum));
        });
        return counts;
    }

    public static Faults faults(List<Attendee> attendees, Order order) {
        Set<UUID> tickets = order.tickets().stream()
                .filter(ticket -> ticket.parentId() == null)
                .map(Ticket::id)
                .collect(Collectors.toSet());
        Faults faults = new Faults();
        Set<UUID> named = new HashSet<>();
        for (int i = 0; i < attendees.size(); i++) {
            Attendee attendee = attendees.get(i);
            String at = "/items/" + i;
            faults.check(tickets.contains(attendee.ticketId()), at + "/ticketId", Fault.UNKNOWN_REFERENCE)
                    .check(named.add(attendee.ticketId()), at + "/ticketId", Fault.GIVEN_TWICE)
                    .required(at + "/name", attendee.name(), LONGEST_NAME);
            if (attendee.email() != null) {
                faults.email(at + "/email", attendee.email());
            }
        }
        return faults;
    }

    public static void requireOpen(Order order) {
        if (order.state() == OrderState.EXPIRED || order.state() == OrderState.CANCELLED) {
            throw ended();
        }
    }

    public static void requireNamed(Order order) {
        if (order.tickets().stream().anyMatch(ticket -> ticket.parentId() == null && ticket.attendeeName() == null)) {
            throw Refusal.CONFLICT.because("ATTENDEES_MISSING", "Say first for whom each ticket is.");
        }
    }

    public static ServiceException ended() {
        return Refusal.CONFLICT.because("ORDER_ENDED", "The order was cancelled, or not confirmed in time.");
    }

    /** @param errors of what there is not enough */
    static ServiceException soldOut(List<FieldError> errors) {
        return Refusal.CONFLICT.because("SOLD_OUT", SOLD_OUT, errors);
    }

    public static ServiceException soldOut() {
        return Refusal.CONFLICT.because("SOLD_OUT", SOLD_OUT);
    }

    public static ServiceException changed() {
        return Refusal.CONFLICT.because(
                "TICKETS_CHANGED", "What you chose was just changed. Look at it and try again.");
    }

    public static ServiceException notOnSale() {
        return Refusal.CONFLICT.because("NOT_ON_SALE", "That is not sold now.");
    }

    public static ServiceException tooManyHeld(Duration hold) {
        return Refusal.TOO_MANY.retryAfter(
                "TOO_MANY_HELD", hold, "From your network many tickets are held already, which nobody confirmed.");
    }

    static ServiceException paid() {
        return Refusal.CONFLICT.because(
                "ORDER_PAID", "The order is paid, and can only be cancelled by the organizer now.");
    }

    public static ServiceException refundUnderWay() {
        return Refusal.CONFLICT.because("REFUND_UNDER_WAY", "It goes back to the card by itself.");
    }

    public static ServiceException nothingAwaited() {
        return Refusal.CONFLICT.because("NOTHING_AWAITED", "No money is awaited for this order.");
    }

    /** Names that are erased with their account must not come back by a link that somebody kept. */
    public static void requireSomebodys(Order order) {
        if (order.email() == null) {
            throw Refusal.CONFLICT.because("ORDER_ENDED", "Whoever ordered this has left.");
        }
    }

    /** Of seats that are only held nobody is told by mail, or anybody could have anybody mailed. */
    public static void requireMailable(Order order) {
        boolean told = order.state() == OrderState.PENDING
                || order.state() == OrderState.CONFIRMED
                || ApprovalRules.isUnderWay(order);
        if (!told || order.email() == null) {
            throw Refusal.CONFLICT.because("NOTHING_TO_MAIL", "There is nothing to mail of this order.");
        }
    }

    /** What was ordered with an address is of whoever reads what is mailed there. */
    public static UserAccount requireConfirmed(UserAccount account) {
        if (!account.confirmed()) {
            throw Refusal.CONFLICT.because(
                    "EMAIL_UNCONFIRMED", "Confirm your e-mail address first; your profile mails you a link.");
        }
        return account;
    }

    public static ServiceException claimed() {
        return Refusal.CONFLICT.because(
                "ORDER_CLAIMED", "The order belongs to an account by now. Sign in to it to change something.");
    }

    public static ServiceException noSuchOrder() {
        return Refusal.NOT_FOUND.because("There is no such order.");
    }
}
