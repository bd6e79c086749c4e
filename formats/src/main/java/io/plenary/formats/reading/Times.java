package io.plenary.formats.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates and times of all dialects; null for what cannot be read. */
public final class Times {

    private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):([0-5]\\d)(?::([0-5]\\d)(?:\\.\\d+)?)?");
    /** Asking the JDK copies the set each time. */
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .optionalEnd()
            .toFormatter();

    private Times() {}

    /** A time of day in minutes; up to 47:59, as some programs count on past midnight. */
    static Integer timeOfDay(String text) {
        Integer minutes = text == null ? null : clockMinutes(text);
        return minutes == null || minutes >= 2 * 24 * 60 ? null : minutes;
    }

    private static Integer clockMinutes(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.matches()) {
            return null;
        }
        int roundedUp = clock.group(3) == null || clock.group(3).equals("00") ? 0 : 1;
        return Integer.parseInt(clock.group(1)) * 60 + Integer.parseInt(clock.group(2)) + roundedUp;
    }

    static LocalTime localTime(String text) {
        Integer minutes = timeOfDay(text);
        return minutes == null || minutes >= 24 * 60 ? null : LocalTime.of(minutes / 60, minutes % 60);
    }

    /** An {@link OffsetDateTime}, a {@link LocalDateTime} or a {@link LocalDate}; years 1900 to 2199. */
    static TemporalAccessor moment(String text) {
        if (text == null) {
            return null;
        }
        try {
            TemporalAccessor moment =
                    DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            int year = moment.get(ChronoField.YEAR);
            return year < 1900 || year > 2199 ? null : moment;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The instant itself; refused when a clock could never have shown it. */
    static Instant sane(Instant instant) {
        Objects.requireNonNull(moment(instant.toString()), "no sane instant");
        return instant;
    }

    public static LocalDate date(String text) {
        TemporalAccessor moment = moment(text);
        return moment == null ? null : LocalDate.from(moment);
    }

    /** The zone of that IANA name; null when there is none, and for bare offsets, which know no daylight saving. */
    public static ZoneId zone(String name) {
        return name != null && ZONES.contains(name) ? ZoneId.of(name) : null;
    }
}
