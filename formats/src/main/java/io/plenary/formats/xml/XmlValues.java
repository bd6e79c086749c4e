package io.plenary.formats.xml;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How schedule.xml and schedule.json write times. */
public final class XmlValues {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int LONGEST = 99 * 60 + 59;

    private XmlValues() {}

    public static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }

    public static String time(Instant instant, ZoneId zone) {
        return TIME.format(LocalTime.ofInstant(instant, zone));
    }

    /** {@code hh:mm}; both formats end at 99:59. */
    public static String duration(int minutes) {
        int written = Math.min(minutes, LONGEST);
        return "%02d:%02d".formatted(written / 60, written % 60);
    }
}
