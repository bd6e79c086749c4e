package io.plenary.services.program.formats;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** How schedule.xml and schedule.json write times. */
final class Written {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int LONGEST = 99 * 60 + 59;

    private Written() {}

    static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone));
    }

    static String time(Instant instant, ZoneId zone) {
        return TIME.format(LocalTime.ofInstant(instant, zone));
    }

    /** {@code hh:mm}; both formats end at 99:59. */
    static String duration(int minutes) {
        int written = Math.min(minutes, LONGEST);
        return "%02d:%02d".formatted(written / 60, written % 60);
    }
}
