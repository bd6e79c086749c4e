package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Fault;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.ApprovalDecision;
import io.plenary.contracts.registrations.ApprovalOutcome;
import io.plenary.contracts.registrations.ApprovalState;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is only had by those whom somebody wants to have it, and until when that is said. */
public final class ApprovalRules {

    static final int MOST_DAYS = 60;
    private static final int MOST_AT_ONCE = 100;
    private static final int LONGEST_REASON = 500;

    private ApprovalRules() {}

    static void check(Faults faults, TicketType type) {
        if (type.approvalDays() != null) {
            faults.check(
                    type.approvalDays() >= 1 && type.approvalDays() <= MOST_DAYS,
                    "/approvalDays",
                    Fault.WHOLE_NUMBER,
                    Map.of("least", 1, "most", MOST_DAYS));
        }
    }

    /** Within how many days it is said of an order: the fewest that one of its types has. Empty where none needs it. */
    public static Optional<Integer> days(OrderDraft draft, List<TicketType> types) {
        Set<UUID> ordered = OrderRules.ordered(draft).keySet();
        return types.stream()
                .filter(type -> ordered.contains(type.id()))
                .map(TicketType::approvalDays)
                .filter(Objects::nonNull)
                .min(Integer::compare);
    }

    /** Until when the seats are held for an answer: nobody is answered after the conference. */
    public static Instant until(Order order, Conference conference, Instant now) {
        Instant usual = now.plus(Duration.ofDays(order.approval().days()));
        Instant end = OrderRules.end(conference);
        return usual.isBefore(end) ? usual : end;
    }

    /** Whether somebody has asked for it, and goes on. */
    static boolean isUnderWay(Order order) {
        return order.state() == OrderState.AWAITING_APPROVAL
                || order.state() == OrderState.RESERVED && is(order, ApprovalState.APPROVED);
    }

    public static boolean is(Order order, ApprovalState state) {
        return order.approval() != null && order.approval().state() == state;
    }

    /** Somebody said yes to these people, or is looking at them. */
    public static void requireSame(Order order, List<Attendee> named) {
        Map<UUID, Ticket> tickets = order.tickets().stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        if (isDecidedFor(order)
                && named.stream().anyMatch(one -> ReplacementRules.isForAnother(tickets.get(one.ticketId()), one))) {
            throw AudienceRules.notTransferable();
        }
    }

    public static void requireTransferable(Order order) {
        if (isDecidedFor(order)) {
            throw AudienceRules.notTransferable();
        }
    }

    private static boolean isDecidedFor(Order order) {
        return is(order, ApprovalState.ASKED) || is(order, ApprovalState.APPROVED);
    }

    public static ApprovalDecision check(ApprovalDecision decision) {
        List<String> codes = decision.codes();
        Faults faults = new Faults()
                .check(!codes.isEmpty(), "/codes", Fault.TOO_FEW, Map.of("least", 1))
                .check(codes.size() <= MOST_AT_ONCE, "/codes", Fault.TOO_MANY, Map.of("most", MOST_AT_ONCE))
                .check(new HashSet<>(codes).size() == codes.size(), "/codes", Fault.GIVEN_TWICE);
        if (decision.approved()) {
            faults.check(decision.reason() == null, "/reason", Fault.IMPOSSIBLE);
        } else {
            boolean said = decision.reason() != null && !decision.reason().isBlank();
            faults.check(said, "/reason", Fault.REQUIRED).text("/reason", decision.reason(), LONGEST_REASON);
        }
        faults.refuseIfAny("That cannot be decided.");
        return decision;
    }

    /** What there is to say without doing anything; empty where the order waits for it. */
    public static Optional<ApprovalOutcome> settled(Order order, boolean approved, Instant now) {
        if (is(order, ApprovalState.APPROVED)) {
            return Optional.of(approved ? ApprovalOutcome.APPROVED : ApprovalOutcome.DECIDED_OTHERWISE);
        }
        if (is(order, ApprovalState.DECLINED)) {
            return Optional.of(approved ? ApprovalOutcome.DECIDED_OTHERWISE : ApprovalOutcome.DECLINED);
        }
        boolean over = order.state() == OrderState.EXPIRED
                || order.state() == OrderState.CANCELLED
                // Whoever ordered has left.
                || order.email() == null
                || order.reservedUntil() != null && !now.isBefore(order.reservedUntil());
        if (over) {
            return Optional.of(ApprovalOutcome.ENDED);
        }
        return order.state() == OrderState.AWAITING_APPROVAL
                ? Optional.empty()
                : Optional.of(ApprovalOutcome.NOT_ASKED);
    }
}
