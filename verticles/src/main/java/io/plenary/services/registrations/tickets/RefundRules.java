package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CancellationTerm;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.QuotedTicket;
import io.plenary.contracts.registrations.RefundState;
import io.plenary.contracts.registrations.RefundUntil;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Faults;
import io.vertx.serviceproxy.ServiceException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who may cancel tickets that were bought, until when, and what is given back for them. */
public final class RefundRules {

    private static final int MOST_TERMS = 10;
    private static final int MOST_DAYS = 1_000;
    private static final int LONGEST_REASON = 500;

    private RefundRules() {}

    /** The later, the less. */
    static void check(Faults faults, List<CancellationTerm> terms) {
        faults.check(terms.size() <= MOST_TERMS, "/terms", Fault.TOO_MANY, Map.of("most", MOST_TERMS));
        int latest = MOST_DAYS;
        int share = Prices.WHOLE;
        for (int i = 0; i < terms.size(); i++) {
            CancellationTerm term = terms.get(i);
            range(faults, "/terms/" + i + "/daysBefore", term.daysBefore(), latest);
            range(faults, "/terms/" + i + "/share", term.share(), share);
            latest = Math.max(0, term.daysBefore() - 1);
            share = Math.max(0, term.share());
        }
        boolean apart =
                terms.stream().map(CancellationTerm::daysBefore).distinct().count() == terms.size();
        faults.check(apart, "/terms", Fault.GIVEN_TWICE);
    }

    private static void range(Faults faults, String pointer, long value, long most) {
        faults.check(value >= 0 && value <= most, pointer, Fault.WHOLE_NUMBER, Map.of("least", 0, "most", most));
    }

    /** As moments, by the day and the clocks that the conference has now. */
    static List<RefundUntil> agreed(List<CancellationTerm> terms, Conference conference) {
        return terms.stream()
                .map(term -> new RefundUntil(
                        conference
                                .startDate()
                                .minusDays(term.daysBefore())
                                .atStartOfDay(ZoneId.of(conference.timeZone()))
                                .toInstant(),
                        term.share()))
                .toList();
    }

    /** What holds now; empty where only organizers cancel it. What cost nothing is given back at any time. */
    private static Optional<RefundUntil> holding(Ticket ticket, Instant now) {
        return ticket.price() == 0
                ? Optional.of(new RefundUntil(null, 0))
                : ticket.terms().stream()
                        .filter(term -> now.isBefore(term.until()))
                        .findFirst();
    }

    /** Half up, in favor of whoever bought it. */
    static Optional<Long> worth(Ticket ticket, Instant now) {
        return holding(ticket, now).map(term -> Prices.rounded(ticket.price(), term.share(), Prices.WHOLE));
    }

    /** @param used by which somebody came in */
    public static List<QuotedTicket> quote(Order order, Set<UUID> used, Instant now) {
        return valid(order).stream()
                .map(ticket -> used.contains(ticket.id())
                        ? new QuotedTicket(ticket.id(), ticket.price(), null, null)
                        : new QuotedTicket(
                                ticket.id(),
                                ticket.price(),
                                worth(ticket, now).orElse(null),
                                holding(ticket, now).map(RefundUntil::until).orElse(null)))
                .toList();
    }

    private static List<Ticket> valid(Order order) {
        return order.state() == OrderState.CONFIRMED
                ? order.tickets().stream()
                        .filter(ticket -> ticket.state() == TicketState.VALID)
                        .toList()
                : List.of();
    }

    public static void check(Cancellation wanted, Order order) {
        Set<UUID> known = order.tickets().stream().map(Ticket::id).collect(Collectors.toSet());
        Faults faults = new Faults()
                .text("/reason", wanted.reason(), LONGEST_REASON)
                .check(wanted.refund() == null || wanted.refund() >= 0, "/refund", Fault.TOO_SMALL, Map.of("least", 0));
        Set<UUID> named = new HashSet<>();
        for (int i = 0; i < wanted.ticketIds().size(); i++) {
            UUID id = wanted.ticketIds().get(i);
            faults.check(known.contains(id), "/ticketIds/" + i, Fault.UNKNOWN_REFERENCE)
                    .check(named.add(id), "/ticketIds/" + i, Fault.GIVEN_TWICE);
        }
        boolean whole = named.isEmpty() || named.equals(known);
        boolean bought = order.reservedUntil() == null;
        faults.check(whole || bought, "/ticketIds", Fault.IMPOSSIBLE).refuseIfAny("That cannot be cancelled.");
    }

    /** Those that are valid still, and what was ordered with them; none where all of them were cancelled already. */
    public static List<Ticket> chosen(Cancellation wanted, Order order) {
        List<Ticket> valid = valid(order);
        if (wanted.ticketIds().isEmpty()) {
            if (valid.isEmpty() && order.state() == OrderState.CONFIRMED) {
                throw ReplacementRules.transferred();
            }
            return valid;
        }
        if (order.tickets().stream()
                .filter(ticket -> wanted.ticketIds().contains(ticket.id()))
                .anyMatch(ticket -> ticket.state() == TicketState.TRANSFERRED)) {
            throw ReplacementRules.transferred();
        }
        Set<UUID> ids = AddOnRules.withAddOns(wanted.ticketIds(), order);
        List<Ticket> chosen =
                valid.stream().filter(ticket -> ids.contains(ticket.id())).toList();
        Set<UUID> found = chosen.stream().map(Ticket::id).collect(Collectors.toSet());
        if (!chosen.isEmpty() && !found.containsAll(wanted.ticketIds())) {
            throw OrderRules.changed();
        }
        return chosen;
    }

    public static void requireUnused(List<Ticket> tickets, Set<UUID> used) {
        if (tickets.stream().anyMatch(ticket -> used.contains(ticket.id()))) {
            throw Refusal.CONFLICT.because(
                    "TICKET_USED", "Somebody came in by a ticket. Ask the organizer to cancel it.");
        }
    }

    /**
     * What is given back for each to whoever bought them.
     *
     * @param said what they were shown; null where they take whatever it is
     */
    public static Map<UUID, Long> byTerms(List<Ticket> tickets, Set<UUID> used, Long said, Instant now) {
        requireUnused(tickets, used);
        Map<UUID, Long> refunds = new LinkedHashMap<>();
        Set<UUID> given = tickets.stream().map(Ticket::id).collect(Collectors.toSet());
        tickets.forEach(ticket -> refunds.put(ticket.id(), worth(ticket, given, now)));
        if (said != null && said != sum(refunds)) {
            throw changed();
        }
        return refunds;
    }

    /** What goes with a ticket that is given back, whose order is another. */
    public static Map<UUID, Long> along(List<Ticket> addOns, Instant now) {
        return addOns.stream().collect(Collectors.toMap(Ticket::id, ticket -> worth(ticket, now)
                .orElse(0L)));
    }

    /** What goes with a ticket that is given back goes for nothing where it would not go alone. */
    private static long worth(Ticket ticket, Set<UUID> given, Instant now) {
        Optional<Long> worth = worth(ticket, now);
        boolean along = ticket.parentId() != null && given.contains(ticket.parentId());
        return along ? worth.orElse(0L) : worth.orElseThrow(OrderRules::paid);
    }

    /**
     * What whoever sells gives back, for each ticket by its price, so that the parts are what was chosen.
     *
     * @param chosen null for all that was paid
     */
    public static Map<UUID, Long> chosen(List<Ticket> tickets, Long chosen) {
        long paid = Prices.total(tickets);
        long refund = chosen == null ? paid : chosen;
        new Faults()
                .check(refund <= paid, "/refund", Fault.TOO_LARGE, Map.of("most", paid))
                .refuseIfAny("So much was not paid.");
        Map<UUID, Long> refunds = new LinkedHashMap<>();
        long before = 0;
        for (Ticket ticket : tickets) {
            long after = before + ticket.price();
            refunds.put(ticket.id(), part(refund, after, paid) - part(refund, before, paid));
            before = after;
        }
        return refunds;
    }

    private static long part(long refund, long share, long whole) {
        return whole == 0
                ? 0
                : BigInteger.valueOf(refund)
                        .multiply(BigInteger.valueOf(share))
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
    }

    public static long sum(Map<UUID, Long> refunds) {
        return refunds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What of it was not paid yet, and is taken off what is to be paid; nobody gives that back. */
    public static long credited(Order order, long refund) {
        return order.outstanding() == null
                ? 0
                : Math.min(refund, order.outstanding().amount());
    }

    /** @return false where that was said already */
    public static boolean isDue(Order order, long amount) {
        if (order.refund() == null) {
            throw Refusal.CONFLICT.because("NO_REFUND_DUE", "Nothing of this order is given back.");
        }
        if (order.refund().state() == RefundState.PAID_OUT) {
            return false;
        }
        if (order.refund().due() != amount) {
            throw changed();
        }
        return true;
    }

    private static ServiceException changed() {
        return Refusal.CONFLICT.because("REFUND_CHANGED", "Another amount is given back by now. Look at it again.");
    }
}
