package io.plenary.formats.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where a program is read for.
 *
 * @param zone of the conference: of local times in a file that names none, and of the program days
 * @param first day of the conference, null for any
 * @param last day of the conference, null for any
 */
public record Destination(ZoneId zone, LocalDate first, LocalDate last) {

    /** Without dates. */
    public static Destination in(ZoneId zone) {
        return new Destination(zone, null, null);
    }

    public boolean covers(LocalDate day) {
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }

    /** The day as it is called at the conference; its last hours lie behind midnight. */
    public LocalDate day(Instant time) {
        return time.atZone(zone)
                .minusSeconds(EntryTimes.DAY_CHANGE.toSecondOfDay())
                .toLocalDate();
    }
}
