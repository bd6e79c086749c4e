package io.plenary.formats.ics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * A conference as one event of all its days (RFC 5545), for whoever takes part: the same event however often it is taken over.
 *
 * @param location null where nobody said
 * @param lastDay the last one on which it takes place
 */
public record ConferenceIcs(UUID id, String title, String location, String url, LocalDate firstDay, LocalDate lastDay) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    /** @param stamp when this was known */
    public String write(Instant stamp) {
        return new IcsOut()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Plenary//Tickets//EN")
                .line("CALSCALE", "GREGORIAN")
                .line("METHOD", "PUBLISH")
                .line("BEGIN", "VEVENT")
                .line("UID", id.toString())
                .line("DTSTAMP", TIME.format(stamp.atOffset(ZoneOffset.UTC)))
                .line("DTSTART;VALUE=DATE", DAY.format(firstDay))
                // The end is the first day on which it is over.
                .line("DTEND;VALUE=DATE", DAY.format(lastDay.plusDays(1)))
                .text("SUMMARY", title)
                .text("LOCATION", location)
                .line("URL", url)
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT")
                .line("END", "VCALENDAR")
                .toString();
    }
}
