package io.plenary.formats.ics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The days of a conference for whoever takes part (RFC 5545): all of them are one event, the same however often it is taken over; where
 * somebody comes on some days, those that follow each other are one.
 *
 * @param location null where nobody said
 * @param lastDay the last one on which it takes place
 */
public record ConferenceIcs(UUID id, String title, String location, String url, LocalDate firstDay, LocalDate lastDay) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

    /** Days that follow each other. */
    private record Span(LocalDate first, LocalDate last) {}

    /** @param stamp when this was known */
    public String write(Instant stamp) {
        return write(List.of(new Span(firstDay, lastDay)), stamp);
    }

    /**
     * Of some of its days only.
     *
     * @param days in any order; at least one
     * @param stamp when this was known
     */
    public String write(Collection<LocalDate> days, Instant stamp) {
        return write(spans(new TreeSet<>(days)), stamp);
    }

    private static List<Span> spans(TreeSet<LocalDate> days) {
        List<Span> spans = new ArrayList<>();
        for (LocalDate day : days) {
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).last().plusDays(1).equals(day)) {
                spans.set(last, new Span(spans.get(last).first(), day));
            } else {
                spans.add(new Span(day, day));
            }
        }
        return spans;
    }

    private String write(List<Span> spans, Instant stamp) {
        IcsOut calendar = new IcsOut()
                .line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Plenary//Tickets//EN")
                .line("CALSCALE", "GREGORIAN")
                .line("METHOD", "PUBLISH");
        spans.forEach(span -> write(calendar, span, stamp));
        return calendar.line("END", "VCALENDAR").toString();
    }

    private void write(IcsOut calendar, Span span, Instant stamp) {
        calendar.line("BEGIN", "VEVENT")
                .line("UID", uid(span))
                .line("DTSTAMP", TIME.format(stamp.atOffset(ZoneOffset.UTC)))
                .line("DTSTART;VALUE=DATE", DAY.format(span.first()))
                // The end is the first day on which it is over.
                .line("DTEND;VALUE=DATE", DAY.format(span.last().plusDays(1)))
                .text("SUMMARY", title)
                .text("LOCATION", location)
                .line("URL", url)
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT");
    }

    /** Tickets for several days may come by several mails: none takes the place of another. */
    private String uid(Span span) {
        boolean whole = span.equals(new Span(firstDay, lastDay));
        return whole ? id.toString() : id + "-" + DAY.format(span.first());
    }
}
