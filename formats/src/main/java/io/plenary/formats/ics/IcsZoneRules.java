package io.plenary.formats.ics;

import io.plenary.formats.findings.Findings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads a VTIMEZONE (RFC 5545, 3.6.5): what the clocks of a place showed and will show. */
final class IcsZoneRules {

    /** Rules are followed that far; nobody announces a conference for later. */
    private static final int LAST_YEAR = 2100;

    /** Half the changes of four hundred years and more: Windows begins in 1601. */
    private static final int MOST_CHANGES = 1_000;

    private static final int MOST_IN_ALL = 10 * MOST_CHANGES;

    /** A change of the clocks. */
    private record Change(LocalDateTime before, ZoneOffset from, ZoneOffset to) {

        Instant instant() {
            return before.toInstant(from);
        }
    }

    private final List<Change> changes = new ArrayList<>();

    private final Effort effort;

    private IcsZoneRules(Effort effort) {
        this.effort = effort;
    }

    /** Empty when the lines say nothing that can be followed. */
    static Optional<ZoneRules> of(List<ContentLine> definition, Effort effort) {
        try {
            IcsZoneRules rules = new IcsZoneRules(effort);
            rules.readObservances(definition);
            return rules.changes.isEmpty() ? Optional.empty() : Optional.of(rules.rules());
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void readObservances(List<ContentLine> definition) {
        List<ContentLine> observance = new ArrayList<>();
        for (ContentLine line : definition) {
            boolean inner = line.value().strip().matches("(?i)STANDARD|DAYLIGHT");
            if (line.name().equals("BEGIN") && inner) {
                observance.clear();
            } else if (line.name().equals("END") && inner) {
                readObservance(observance);
            } else {
                observance.add(line);
            }
        }
    }

    private void readObservance(List<ContentLine> observance) {
        IcsTimes local = new IcsTimes(new IcsZones(), null, new Findings());
        IcsTime start = null;
        ZoneOffset from = null;
        ZoneOffset to = null;
        for (ContentLine line : observance) {
            switch (line.name()) {
                case "DTSTART" -> start = local.read(line);
                case "TZOFFSETFROM" -> from = ZoneOffset.of(line.value().strip());
                case "TZOFFSETTO" -> to = ZoneOffset.of(line.value().strip());
                default -> {}
            }
        }
        if (start == null || from == null || to == null) {
            throw new DateTimeException("An observance says neither when nor what");
        }
        addChanges(observance, local, new IcsTime(start.local(), false, from.getRules()), to);
    }

    private void addChanges(List<ContentLine> observance, IcsTimes local, IcsTime start, ZoneOffset to) {
        add(start.local(), start, to);
        for (ContentLine line : observance) {
            if (line.name().equals("RDATE")) {
                local.readAll(line).forEach(date -> add(date.local(), start, to));
            }
        }
        Repetition.all(observance, start).forEach(repetition -> addRepeated(repetition, start, to));
    }

    private void addRepeated(Repetition repetition, IcsTime start, ZoneOffset to) {
        int most = changes.size() + MOST_CHANGES;
        LocalDateTime last = start.local();
        effort.require(repetition.workBefore(last));
        for (LocalDateTime next = repetition.next();
                next != null && next.getYear() <= LAST_YEAR && changes.size() < most;
                next = repetition.next()) {
            effort.require(repetition.work(last, next));
            add(next, start, to);
            last = next;
        }
    }

    private void add(LocalDateTime before, IcsTime start, ZoneOffset to) {
        if (changes.size() == MOST_IN_ALL) {
            throw new IllegalArgumentException("The clocks of no place were changed that often");
        }
        changes.add(new Change(before, start.rules().getOffset(before), to));
    }

    private ZoneRules rules() {
        changes.sort(Comparator.comparing(Change::instant));
        ZoneOffset first = changes.get(0).from();
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffset offset = first;
        for (Change change : changes) {
            if (!change.to().equals(offset)) {
                LocalDateTime before = LocalDateTime.ofInstant(change.instant(), offset);
                transitions.add(ZoneOffsetTransition.of(before, offset, change.to()));
                offset = change.to();
            }
        }
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }
}
