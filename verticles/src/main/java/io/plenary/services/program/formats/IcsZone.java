package io.plenary.services.program.formats;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Locale;

/** Writes the VTIMEZONE of a zone for a span of time, each change of offset by itself (RFC 5545, 3.6.5). */
final class IcsZone {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private final ZoneId zone;
    private final ZoneRules rules;
    private final IcsOut out;

    IcsZone(ZoneId zone, IcsOut out) {
        this.zone = zone;
        rules = zone.getRules();
        this.out = out;
    }

    /** The zone as it is from {@code from} to {@code to}. */
    void write(Instant from, Instant to) {
        out.line("BEGIN", "VTIMEZONE").line("TZID", zone.getId());
        ZoneOffsetTransition change = rules.previousTransition(from.plusNanos(1));
        if (change == null) {
            ZoneOffset offset = rules.getOffset(from);
            LocalDateTime before = LocalDateTime.ofInstant(from, offset)
                    .withDayOfYear(1)
                    .toLocalDate()
                    .atStartOfDay();
            observance(before, offset, offset, from);
            change = rules.nextTransition(from);
        }
        for (; change != null && !change.getInstant().isAfter(to); change = rules.nextTransition(change.getInstant())) {
            observance(
                    change.getDateTimeBefore(), change.getOffsetBefore(), change.getOffsetAfter(), change.getInstant());
        }
        out.line("END", "VTIMEZONE");
    }

    private void observance(LocalDateTime start, ZoneOffset before, ZoneOffset after, Instant at) {
        String kind = rules.isDaylightSavings(at) ? "DAYLIGHT" : "STANDARD";
        String name = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(at.atZone(zone));
        out.line("BEGIN", kind)
                .line("DTSTART", LOCAL.format(start))
                .line("TZOFFSETFROM", offset(before))
                .line("TZOFFSETTO", offset(after))
                .text("TZNAME", name)
                .line("END", kind);
    }

    private static String offset(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+0000" : offset.getId().replace(":", "");
    }
}
