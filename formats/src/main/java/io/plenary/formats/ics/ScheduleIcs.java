package io.plenary.formats.ics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.reading.Extension;
import io.plenary.formats.reading.ReadingLimits;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.ReadableText;
import io.plenary.formats.text.Texts;
import io.plenary.formats.writing.ExportContext;
import io.plenary.formats.writing.LosslessExport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes iCalendar (RFC 5545): a calendar that programs subscribe to. */
public final class ScheduleIcs {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** How often programs look again: rooms and times change until the last hour. */
    private static final String REFRESH = "PT15M";

    private final ExportContext context;
    private final LosslessExport beyond;
    private final IcsOut out = new IcsOut();

    private ScheduleIcs(ExportContext context, LosslessExport beyond) {
        this.context = context;
        this.beyond = beyond;
    }

    /**
     * The UID of an event is its guid, so it stays the same for ever. Cancelled entries are written with
     * STATUS:CANCELLED; those without start are left out. DTSTAMP is the entry's last change, else the context's
     * generatedAt. ATTENDEE is not written: published calendars must not have it. Reading the export gives back all
     * entries that are written.
     *
     * @param document every entry that is written has a guid
     * @return UTF-8
     * @throws IllegalArgumentException when an entry lacks its guid
     */
    public static byte[] write(ProgramDocument document, ExportContext context) {
        List<Entry> entries = document.entries().stream()
                .filter(it -> it.start() != null)
                .map(Entry::published)
                .sorted(Comparator.comparing(Entry::start))
                .toList();
        ProgramDocument published = document.withEntries(entries);
        return LosslessExport.render(
                        published, new ScheduleIcsReader(), context.zone(), beyond -> new ScheduleIcs(context, beyond)
                                .calendar(published))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String calendar(ProgramDocument document) {
        List<Entry> entries = document.entries();
        String product = "-//%s//%s//EN".formatted(context.generatorName(), context.generatorVersion());
        ConferenceInfo conference = document.conference();
        out.line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .text("PRODID", product)
                .line("CALSCALE", "GREGORIAN")
                .text("X-WR-CALNAME", conference.title())
                .text("X-WR-CALDESC", conference.subtitle())
                .text("X-WR-TIMEZONE", context.zone().getId())
                .line("REFRESH-INTERVAL;VALUE=DURATION", REFRESH)
                .line("X-PUBLISHED-TTL", REFRESH)
                .text("X-PLENARY-VERSION", conference.version());
        writeBeyond(beyond.header());
        writeZone(entries);
        entries.forEach(entry -> writeEvent(entry, conference));
        return out.line("END", "VCALENDAR").toString();
    }

    private void writeZone(List<Entry> entries) {
        Instant first = entries.stream()
                .map(Entry::start)
                .min(Comparator.naturalOrder())
                .orElse(context.generatedAt());
        Instant last =
                entries.stream().map(Entry::end).max(Comparator.naturalOrder()).orElse(first);
        new IcsZone(context.zone(), out).write(first, last);
    }

    private void writeEvent(Entry entry, ConferenceInfo conference) {
        if (entry.guid() == null) {
            throw new IllegalArgumentException("an exported entry needs a guid");
        }
        Instant stamp = Objects.requireNonNullElse(entry.lastModified(), context.generatedAt());
        out.line("BEGIN", "VEVENT")
                .line("UID", entry.guid().toString())
                .line("DTSTAMP", utc(stamp))
                .line("LAST-MODIFIED", utc(stamp))
                .line("SEQUENCE", Integer.toString(Objects.requireNonNullElse(entry.sequence(), 0)))
                .line("STATUS", entry.status().name());
        writeTime("DTSTART", entry.start());
        // RFC 5545: an end must be later than the start; without one the event takes no time
        if (entry.durationMinutes() > 0) {
            writeTime("DTEND", entry.end());
        }
        out.text("SUMMARY", Objects.requireNonNullElse(entry.title(), ""))
                .text("LOCATION", location(entry, conference))
                .text("CATEGORIES", entry.track())
                .text("DESCRIPTION", description(entry));
        entry.persons().stream()
                .map(Person::name)
                .filter(Objects::nonNull)
                .forEach(it -> out.text("X-PLENARY-SPEAKER", it));
        if (url(entry) != null) {
            out.line("URL", url(entry));
        }
        if (entry.number() != null) {
            out.line("X-PLENARY-NUMBER", entry.number().toString());
        }
        writeBeyond(beyond.events().get(entry.guid()));
        out.line("END", "VEVENT");
    }

    private void writeBeyond(ObjectNode difference) {
        if (difference != null && !difference.isEmpty()) {
            out.text(Extension.PROPERTY, difference.toString());
        }
    }

    /** In local time; in UTC where the clock is set back, as a local time would mean the first of both. */
    private void writeTime(String name, Instant instant) {
        ZoneId zone = context.zone();
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        if (local.atZone(zone).toInstant().equals(instant)) {
            out.line(name + ";TZID=" + zone.getId(), LOCAL.format(local));
        } else {
            out.line(name, utc(instant));
        }
    }

    private static String utc(Instant instant) {
        return LOCAL.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }

    /** Null where nobody knows of one. */
    private String url(Entry entry) {
        String page = context.sessionUrl(entry);
        String url = page == null && Texts.isWebAddress(entry.url()) ? entry.url() : page;
        return url == null ? null : URI.create(url).toASCIIString();
    }

    /** Programs show it beside the time: where nothing is known of the room, at least the house. */
    private static String location(Entry entry, ConferenceInfo conference) {
        return Stream.of(entry.room(), conference.venue(), conference.city(), conference.title())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /**
     * Who, what, in which track, and where to read on: calendars know one text, and most show no other property. They show
     * it as it is, so its signs are left out; for our own reader the Markdown travels beside.
     */
    private String description(Entry entry) {
        String names = entry.persons().stream()
                .map(Person::name)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        String text = Stream.of(
                        names,
                        ReadableText.of(entry.abstractText()),
                        ReadableText.of(entry.description()),
                        lines(entry.track(), url(entry)))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("\n\n"));
        return text.length() > ReadingLimits.TEXT ? PlainText.legal(text.substring(0, ReadingLimits.TEXT)) : text;
    }

    private static String lines(String... lines) {
        return Stream.of(lines).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }
}
