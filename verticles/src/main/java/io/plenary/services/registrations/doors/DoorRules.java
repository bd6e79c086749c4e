package io.plenary.services.registrations.doors;

import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.DoorAddOn;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.EarlierScan;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Passage;
import io.plenary.contracts.registrations.ScanDevice;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.services.registrations.tickets.TicketRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who comes in by what they show, and by which of what goes with it. */
final class DoorRules {

    private DoorRules() {}

    /**
     * That somebody came or went, which counts.
     *
     * @param used by what: the ticket, add-ons that go with it
     */
    record Passed(Passage passage, Instant at, ScanDevice device, Set<UUID> used) {

        private EarlierScan earlier() {
            return new EarlierScan(at, device);
        }
    }

    /**
     * @param earlier null unless somebody came or went by the ticket before
     * @param used by what they come or go; none where they do not
     */
    record Verdict(ScanResult result, EarlierScan earlier, Set<UUID> used) {

        static Verdict of(ScanResult result) {
            return new Verdict(result, null, Set.of());
        }

        private static Verdict earlier(ScanResult result, Passed before) {
            return new Verdict(result, before == null ? null : before.earlier(), Set.of());
        }
    }

    /** @param passed who came and went by the ticket and what goes with it, in the order of time */
    static Verdict decide(
            CheckInList list, ZoneId zone, DoorTicket ticket, List<Passed> passed, Passage passage, Instant at) {
        if (passage == Passage.OUT) {
            return list.rule() == EntryRule.IN_AND_OUT
                    ? turn(passed, passage, at, ScanResult.OUT, ScanResult.NOT_IN, Set.of())
                    : Verdict.of(ScanResult.NOT_HERE);
        }
        Set<UUID> valid = letIn(list, ticket, day(at, zone));
        return refused(list, ticket, valid, at).map(Verdict::of).orElseGet(() -> switch (list.rule()) {
            case ONCE -> first(passed, valid, before -> true);
            case ONCE_A_DAY ->
                first(passed, valid, before -> day(before.at(), zone).equals(day(at, zone)));
            case IN_AND_OUT -> turn(passed, passage, at, ScanResult.IN, ScanResult.ALREADY_IN, valid);
        });
    }

    /** What lets somebody in by the list on a day: the ticket, add-ons that go with it. These have no days of their own. */
    private static Set<UUID> letIn(CheckInList list, DoorTicket ticket, LocalDate day) {
        Set<UUID> valid = ticket.addOns().stream()
                .filter(addOn -> addOn.state() == TicketState.VALID)
                .filter(addOn -> list.ticketTypeIds().contains(addOn.ticketTypeId()))
                .map(DoorAddOn::id)
                .collect(Collectors.toSet());
        if (isListed(list, ticket) && TicketRules.isValidOn(ticket.validDays(), day)) {
            valid.add(ticket.id());
        }
        return valid;
    }

    private static boolean isListed(CheckInList list, DoorTicket ticket) {
        return list.ticketTypeIds().isEmpty() || list.ticketTypeIds().contains(ticket.ticketTypeId());
    }

    private static Optional<ScanResult> refused(CheckInList list, DoorTicket ticket, Set<UUID> valid, Instant at) {
        if (ticket.state() != TicketState.VALID) {
            return Optional.of(ticket.state() == TicketState.HELD ? ScanResult.NOT_PAID : ScanResult.REVOKED);
        }
        if (valid.isEmpty()) {
            return Optional.of(nothingValid(list, ticket));
        }
        if (list.opensAt() != null && at.isBefore(list.opensAt())) {
            return Optional.of(ScanResult.TOO_EARLY);
        }
        return list.closesAt() != null && !at.isBefore(list.closesAt())
                ? Optional.of(ScanResult.TOO_LATE)
                : Optional.empty();
    }

    private static ScanResult nothingValid(CheckInList list, DoorTicket ticket) {
        if (isListed(list, ticket)) {
            return ScanResult.OTHER_DAY;
        }
        return ticket.addOns().stream().anyMatch(addOn -> list.ticketTypeIds().contains(addOn.ticketTypeId()))
                ? ScanResult.NOT_PAID
                : ScanResult.NOT_HERE;
    }

    /** By all that was not used yet: what was bought after somebody came lets them in once more. */
    private static Verdict first(List<Passed> passed, Set<UUID> valid, Predicate<Passed> counts) {
        List<Passed> before = passed.stream()
                .filter(one -> one.passage() == Passage.IN)
                .filter(counts)
                .filter(one -> !Collections.disjoint(one.used(), valid))
                .toList();
        Set<UUID> left = new HashSet<>(valid);
        before.forEach(one -> left.removeAll(one.used()));
        return left.isEmpty()
                ? Verdict.earlier(ScanResult.ALREADY_IN, before.get(0))
                : new Verdict(ScanResult.IN, null, Set.copyOf(left));
    }

    /**
     * In and out take turns, also where a scan comes late and others after it are known.
     *
     * @param valid by what somebody comes in; who goes out does so by what they came in by
     */
    private static Verdict turn(
            List<Passed> passed, Passage passage, Instant at, ScanResult taken, ScanResult refused, Set<UUID> valid) {
        Passed before = null;
        Passed after = null;
        for (Passed one : passed) {
            if (!one.at().isAfter(at)) {
                before = one;
            } else if (after == null) {
                after = one;
            }
        }
        Passage last = before == null ? Passage.OUT : before.passage();
        if (last == passage) {
            return Verdict.earlier(refused, before);
        }
        return after != null && after.passage() == passage
                ? Verdict.earlier(refused, after)
                : new Verdict(taken, null, passage == Passage.IN ? valid : before.used());
    }

    static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
