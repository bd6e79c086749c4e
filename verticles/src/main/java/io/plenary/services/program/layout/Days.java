package io.plenary.services.program.layout;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Day;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The days of a program: those of the conference, and those on which sessions are. A day with sessions lasts from its first
 * start to its last end, often past midnight; one without lasts from midnight to midnight.
 */
public final class Days {

    /** A conference that long is a mistake in its dates; its days are then those with sessions. */
    private static final long LONGEST = 366;

    private record Span(Instant start, Instant end) {

        Span and(Slot slot) {
            Instant slotEnd = slot.start().plusSeconds(60L * slot.durationMinutes());
            return new Span(
                    start == null || slot.start().isBefore(start) ? slot.start() : start,
                    end == null || slotEnd.isAfter(end) ? slotEnd : end);
        }
    }

    private static final Span EMPTY = new Span(null, null);

    private Days() {}

    public static List<Day> of(Conference conference, List<Session> sessions) {
        Map<LocalDate, Span> spans = new TreeMap<>();
        LocalDate last = conference.endDate();
        conference.startDate().datesUntil(last.plusDays(1)).limit(LONGEST).forEach(date -> spans.put(date, EMPTY));
        sessions.stream()
                .map(Session::slot)
                .filter(Objects::nonNull)
                .forEach(slot -> spans.merge(slot.day(), EMPTY.and(slot), (span, first) -> span.and(slot)));
        List<Day> days = new ArrayList<>();
        ZoneId zone = ZoneId.of(conference.timeZone());
        spans.forEach((date, span) -> days.add(day(days.size() + 1, date, span, zone)));
        return days;
    }

    private static Day day(int index, LocalDate date, Span span, ZoneId zone) {
        return span.equals(EMPTY)
                ? new Day(
                        index,
                        date,
                        date.atStartOfDay(zone).toInstant(),
                        date.plusDays(1).atStartOfDay(zone).toInstant())
                : new Day(index, date, span.start(), span.end());
    }
}
