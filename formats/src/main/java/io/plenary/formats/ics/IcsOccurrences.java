package io.plenary.formats.ics;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.reading.Destination;
import io.plenary.formats.reading.RawEvent;
import io.plenary.formats.reading.ReadingLimits;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The events of a calendar, those that repeat as their single occurrences on the days of the conference (RFC 5545, 3.8.4.4 and
 * 3.8.5). An occurrence is known by its UID and the moment at which the rule has it, wherever it was moved to.
 */
final class IcsOccurrences {

    /** Zones and nights move a time by a day, and one more. */
    private static final int MARGIN = 2;

    /** What it costs to find out that a rule comes to nothing. */
    private static final int IN_VAIN = 50_000;

    private static final Set<String> REPEATING = Set.of("RRULE", "RDATE", "EXRULE");

    private final IcsEvents reader;
    private final IcsTimes times;
    private final Destination destination;
    private final Findings findings;
    private final Set<String> repeated = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();
    private final List<RawEvent> found = new ArrayList<>();
    private final Effort effort = new Effort(ReadingLimits.REPETITIONS);
    private int room;
    private long characters = ReadingLimits.BYTES;

    IcsOccurrences(IcsEvents reader, IcsTimes times, Destination destination, Findings findings) {
        this.reader = reader;
        this.times = times;
        this.destination = destination;
        this.findings = findings;
    }

    List<RawEvent> read(List<List<ContentLine>> events) {
        room = Math.min(ReadingLimits.OCCURRENCES, ReadingLimits.EVENTS - events.size());
        events.forEach(this::note);
        events.forEach(this::add);
        return found;
    }

    private void note(List<ContentLine> lines) {
        String uid = uid(lines);
        Optional<ContentLine> moment = first(lines, "RECURRENCE-ID");
        if (moment.isPresent()) {
            replaced.add(uid + ";" + reader.identity(moment.get()));
        } else if (repeats(lines)) {
            repeated.add(uid);
        }
    }

    private void add(List<ContentLine> lines) {
        ReadingLimits.checkTime(lines.get(0).line());
        RawEvent event = reader.event(lines);
        if (first(lines, "RECURRENCE-ID").isPresent()) {
            addReplacing(event, lines);
        } else if (repeats(lines)) {
            addRepeating(event, lines);
        } else {
            found.add(event);
        }
    }

    /** One that was moved out of the conference is no part of it, as the others that lie outside are not. */
    private void addReplacing(RawEvent event, List<ContentLine> lines) {
        if (!repeated.contains(uid(lines)) || start(lines).map(this::isWithin).orElse(true)) {
            found.add(event);
        }
    }

    private void addRepeating(RawEvent event, List<ContentLine> lines) {
        try {
            IcsTime start = start(lines).orElseThrow(() -> new IllegalArgumentException("no start"));
            if (first(lines, "EXRULE").isPresent()) {
                throw new IllegalArgumentException("no longer part of the standard");
            }
            addAll(event, lines, start, starts(event, lines, start));
        } catch (IllegalArgumentException e) {
            effort.spend(IN_VAIN);
            lines.stream().filter(line -> REPEATING.contains(line.name())).forEach(line -> report(line, event));
            found.add(event);
        }
    }

    private void report(ContentLine line, RawEvent event) {
        event.keepExtra(line.name(), line.value());
        findings.add(FindingCode.RECURRENCE, Map.of("rule", line.name()), event.line, null);
    }

    /** When it takes place during the conference, whatever was taken out again. */
    private NavigableSet<LocalDateTime> starts(RawEvent event, List<ContentLine> lines, IcsTime first) {
        NavigableSet<LocalDateTime> starts = new TreeSet<>();
        addIfWithin(first, starts);
        lines.stream()
                .filter(line -> line.name().equals("RDATE"))
                .flatMap(line -> times.readAll(line).stream())
                .forEach(date -> addIfWithin(localTo(first, date), starts));
        Repetition.all(lines, first).forEach(repetition -> addRepeated(repetition, first, starts, event));
        return starts;
    }

    /** A further date may be written in another zone than the first. */
    private IcsTime localTo(IcsTime first, IcsTime date) {
        if (date.wholeDay() || first.wholeDay() || date.rules() == null) {
            return first.at(date.local());
        }
        return first.at(LocalDateTime.ofInstant(date.instant(), first.rules().getOffset(date.instant())));
    }

    private void addRepeated(Repetition repetition, IcsTime first, NavigableSet<LocalDateTime> starts, RawEvent event) {
        LocalDateTime last = begin(repetition, first.local());
        LocalDateTime next = repetition.next();
        while (next != null && !isPast(first.at(next)) && effort.isLeft() && starts.size() <= room) {
            ReadingLimits.checkTime(event.line);
            effort.spend(repetition.work(last, next));
            addIfWithin(first.at(next), starts);
            last = next;
            next = repetition.next();
        }
        if (next != null && !isPast(first.at(next))) {
            findings.add(FindingCode.RECURRENCE_CUT, event.line, null);
        }
    }

    /** Passes what lies before the conference; from when on occurrences are looked for. */
    private LocalDateTime begin(Repetition repetition, LocalDateTime start) {
        LocalDateTime from = destination.first() == null
                ? start
                : destination.first().minusDays(MARGIN).atStartOfDay();
        effort.require(repetition.workBefore(from));
        repetition.pass(from);
        return from.isAfter(start) ? from : start;
    }

    private boolean isPast(IcsTime time) {
        return destination.last() != null
                && time.local().toLocalDate().isAfter(destination.last().plusDays(MARGIN));
    }

    private void addIfWithin(IcsTime time, NavigableSet<LocalDateTime> starts) {
        if (isWithin(time)) {
            starts.add(time.local());
        }
    }

    private boolean isWithin(IcsTime time) {
        return destination.covers(time.wholeDay() ? time.local().toLocalDate() : destination.day(time.instant()));
    }

    private void addAll(RawEvent event, List<ContentLine> lines, IcsTime first, NavigableSet<LocalDateTime> starts) {
        if (starts.isEmpty()) {
            // Like any other event outside the conference, which the report says.
            starts.add(first.local());
        }
        Set<String> excluded = excluded(lines);
        Duration lasts = lasts(lines, first);
        for (LocalDateTime start : starts) {
            IcsTime time = first.at(start);
            boolean gone = excluded.contains(time.text())
                    || excluded.contains(start.toLocalDate().toString())
                    || replaced.contains(uid(lines) + ";" + time.text());
            if (!gone && !add(event.copy(), time, lasts)) {
                findings.add(FindingCode.RECURRENCE_CUT, event.line, null);
                return;
            }
        }
        findings.count(FindingCode.RECURRENCE_READ, event.line);
    }

    private boolean add(RawEvent occurrence, IcsTime start, Duration lasts) {
        room--;
        characters -= occurrence.size();
        if (room < 0 || characters < 0) {
            return false;
        }
        occurrence.fields.put("date", start.text());
        occurrence.fields.put("recurrence_id", start.text());
        if (lasts != null) {
            occurrence.fields.put("end", start.instant().plus(lasts).toString());
        }
        found.add(occurrence);
        return true;
    }

    /** Null where the length is written itself, or nowhere. */
    private Duration lasts(List<ContentLine> lines, IcsTime first) {
        return first(lines, "DTEND")
                .map(times::read)
                .filter(end -> !end.wholeDay() && !first.wholeDay())
                .map(end -> Duration.between(first.instant(), end.orIn(place()).instant()))
                .orElse(null);
    }

    private Set<String> excluded(List<ContentLine> lines) {
        Set<String> excluded = new HashSet<>();
        lines.stream()
                .filter(line -> line.name().equals("EXDATE"))
                .flatMap(line -> times.readAll(line).stream())
                .forEach(date -> excluded.add(date.orIn(place()).text()));
        return excluded;
    }

    private Optional<IcsTime> start(List<ContentLine> lines) {
        return first(lines, "DTSTART").map(times::read).map(time -> time.orIn(place()));
    }

    private ZoneRules place() {
        return destination.zone().getRules();
    }

    private static boolean repeats(List<ContentLine> lines) {
        return lines.stream().anyMatch(line -> REPEATING.contains(line.name()));
    }

    private static String uid(List<ContentLine> lines) {
        return first(lines, "UID").map(line -> line.text().strip()).orElse("");
    }

    private static Optional<ContentLine> first(List<ContentLine> lines, String name) {
        Stream<ContentLine> named = lines.stream().filter(line -> line.name().equals(name));
        return named.findFirst();
    }
}
