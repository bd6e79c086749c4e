package io.plenary.formats.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes the VTIMEZONE of a zone (RFC 5545, 3.6.5): both halves of the year, by a rule where the clocks follow one, else by their
 * dates. The rule goes on, so that a calendar that is kept stays right.
 */
final class IcsZone {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    /** What holds for that many years more is a rule. */
    private static final int YEARS = 10;

    private static final int WEEK = 7;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final IcsOut out;

    IcsZone(ZoneId zone, IcsOut out) {
        this.zone = zone;
        rules = zone.getRules();
        this.out = out;
    }

    /** The zone as it is from {@code from} to {@code to}, and a year before. */
    void write(Instant from, Instant to) {
        out.line("BEGIN", "VTIMEZONE").line("TZID", zone.getId());
        int first = from.atZone(zone).getYear() - 1;
        int last = to.atZone(zone).getYear() + YEARS;
        Collection<List<ZoneOffsetTransition>> halves = changes(first, last).stream()
                .collect(Collectors.groupingBy(
                        change -> Map.entry(change.getOffsetBefore(), change.getOffsetAfter()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
        halves.forEach(this::write);
        if (halves.isEmpty()) {
            ZoneOffset offset = rules.getOffset(from);
            begin(Year.of(first).atDay(1).atStartOfDay(), offset, offset, from);
            out.line("END", kind(from));
        }
        out.line("END", "VTIMEZONE");
    }

    private List<ZoneOffsetTransition> changes(int first, int last) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        Instant start = Year.of(first).atDay(1).atStartOfDay(zone).toInstant();
        Instant end = Year.of(last + 1).atDay(1).atStartOfDay(zone).toInstant();
        for (ZoneOffsetTransition change = rules.nextTransition(start);
                change != null && change.getInstant().isBefore(end);
                change = rules.nextTransition(change.getInstant())) {
            changes.add(change);
        }
        return changes;
    }

    /** @param half the changes of one kind, in their order */
    private void write(List<ZoneOffsetTransition> half) {
        ZoneOffsetTransition first = half.get(0);
        begin(first.getDateTimeBefore(), first.getOffsetBefore(), first.getOffsetAfter(), first.getInstant());
        List<LocalDateTime> times =
                half.stream().map(ZoneOffsetTransition::getDateTimeBefore).toList();
        Optional<String> rule = rule(times);
        if (rule.isPresent()) {
            out.line("RRULE", rule.get());
        } else {
            times.stream().skip(1).forEach(time -> out.line("RDATE", LOCAL.format(time)));
        }
        out.line("END", kind(first.getInstant()));
    }

    /** The n-th or the last weekday of a month, each year. */
    private static Optional<String> rule(List<LocalDateTime> times) {
        LocalDateTime first = times.get(0);
        boolean yearly = times.size() > YEARS
                && all(
                        times,
                        time -> time.getMonth() == first.getMonth()
                                && time.getDayOfWeek() == first.getDayOfWeek()
                                && time.toLocalTime().equals(first.toLocalTime()));
        int week = week(first);
        boolean last =
                all(times, time -> time.getDayOfMonth() > time.toLocalDate().lengthOfMonth() - WEEK);
        if (!yearly || !last && !all(times, time -> week(time) == week)) {
            return Optional.empty();
        }
        String day = first.getDayOfWeek().name().substring(0, 2);
        return Optional.of("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s".formatted(first.getMonthValue(), last ? -1 : week, day));
    }

    private static boolean all(List<LocalDateTime> times, Predicate<LocalDateTime> holds) {
        return times.stream().allMatch(holds);
    }

    private static int week(LocalDateTime time) {
        return (time.getDayOfMonth() - 1) / WEEK + 1;
    }

    private void begin(LocalDateTime start, ZoneOffset before, ZoneOffset after, Instant at) {
        String name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at.atZone(zone));
        out.line("BEGIN", kind(at))
                .line("DTSTART", LOCAL.format(start))
                .line("TZOFFSETFROM", offset(before))
                .line("TZOFFSETTO", offset(after))
                .text("TZNAME", name);
    }

    private String kind(Instant at) {
        return rules.isDaylightSavings(at) ? "DAYLIGHT" : "STANDARD";
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }
}
