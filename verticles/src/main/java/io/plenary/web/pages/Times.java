package io.plenary.web.pages;

import io.plenary.contracts.program.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;

/** Moments and days of a conference, by its clocks and in words. */
final class Times {

    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final ZoneId zone;
    private final Words words;
    private final DateTimeFormatter longDay;
    private final DateTimeFormatter date;
    private final DateTimeFormatter dayMonth;
    private final DateTimeFormatter zoneName;

    Times(String zone, Words words) {
        this.zone = ZoneId.of(zone);
        this.words = words;
        boolean german = words.language().equals("de");
        longDay = format(german ? "EEEE, d. MMMM" : "EEEE d MMMM");
        date = format(german ? "d. MMMM yyyy" : "d MMMM yyyy");
        dayMonth = format(german ? "d. MMM" : "d MMM");
        zoneName = format("zzz");
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, words.locale());
    }

    ZoneId zone() {
        return zone;
    }

    /** As machines read it, with what the clocks there are ahead of UTC by. */
    String offset(Instant moment) {
        return OFFSET.format(at(moment));
    }

    private ZonedDateTime at(Instant moment) {
        return moment.atZone(zone).truncatedTo(ChronoUnit.SECONDS);
    }

    String clock(Instant moment) {
        return CLOCK.format(at(moment));
    }

    String span(Slot slot) {
        return clock(slot.start()) + "–" + clock(end(slot));
    }

    static Instant end(Slot slot) {
        return slot.start().plus(slot.durationMinutes(), ChronoUnit.MINUTES);
    }

    String zoneName(Instant moment) {
        return zoneName.format(at(moment));
    }

    /** The day that calendars show there then. */
    LocalDate dateOf(Instant moment) {
        return at(moment).toLocalDate();
    }

    String longDay(LocalDate day) {
        return longDay.format(day);
    }

    String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, words.locale());
    }

    String dayMonth(LocalDate day) {
        return dayMonth.format(day);
    }

    String date(LocalDate day) {
        return date.format(day);
    }

    /** Such as "18–20 May 2027": what both have in common is said once. */
    String range(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return date(from);
        }
        boolean german = words.language().equals("de");
        if (from.getYear() != to.getYear()) {
            return date(from) + " – " + date(to);
        } else if (from.getMonth() != to.getMonth()) {
            return format(german ? "d. MMMM" : "d MMMM").format(from) + " – " + date(to);
        }
        return from.getDayOfMonth() + (german ? "." : "") + "–" + date(to);
    }
}
