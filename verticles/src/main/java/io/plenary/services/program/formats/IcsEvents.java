package io.plenary.services.program.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the VEVENT components of iCalendar into the vocabulary of schedule.xml. */
final class IcsEvents {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final Map<String, String> FIELDS = Map.of(
            "UID",
            "uid",
            "SUMMARY",
            "title",
            "DESCRIPTION",
            "description",
            "LOCATION",
            "room",
            "URL",
            "url",
            "STATUS",
            "status",
            "SEQUENCE",
            "sequence",
            "X-PLENARY-NUMBER",
            "id");
    private static final Set<String> WITHOUT_MEANING =
            Set.of("BEGIN", "DTSTAMP", "CREATED", "TRANSP", "PRIORITY", "METHOD");

    private final Map<String, String> zoneNames;
    private final String calendarZone;
    private final Findings findings;

    /**
     * @param zoneNames IANA names by the TZID of the file's own zones
     * @param calendarZone zone of floating times, null when the file names none
     */
    IcsEvents(Map<String, String> zoneNames, String calendarZone, Findings findings) {
        this.zoneNames = zoneNames;
        this.calendarZone = calendarZone;
        this.findings = findings;
    }

    RawEvent event(List<ContentLine> lines) {
        RawEvent event = new RawEvent(lines.get(0).line());
        for (ContentLine line : lines) {
            switch (line.name()) {
                case "DTSTART" -> addStart(line, event);
                case "DTEND" -> event.fields.put("end", moment(line));
                case "DURATION" -> event.fields.put("duration", line.value().strip());
                case "LAST-MODIFIED" -> event.fields.put("last_modified", moment(line));
                case "RECURRENCE-ID" ->
                    event.fields.put("recurrence_id", line.value().strip());
                case "RRULE", "RDATE", "EXRULE" -> reportRecurrence(line, event);
                case "CATEGORIES" -> addCategory(line, event);
                case "ATTENDEE", "X-PLENARY-SPEAKER" -> addPerson(line, event);
                case "ATTACH" -> event.attachments.add(new Link(null, PlainText.line(line.value()), null));
                case "CLASS" -> reportPrivate(line);
                case Beyond.PROPERTY -> event.beyond = line.text();
                default -> addField(line, event);
            }
        }
        measureWholeDays(event);
        return event;
    }

    private void addStart(ContentLine line, RawEvent event) {
        String moment = moment(line);
        event.fields.put("date", moment);
        if (moment != null && moment.length() == 10) {
            event.fields.put("start", "00:00");
            event.fields.put("whole_days", "true");
            findings.count(FindingCode.WHOLE_DAY, line.line());
        }
    }

    /** Date, local time or UTC as ISO 8601; what cannot be read is left as written. */
    private String moment(ContentLine line) {
        String value = line.value().strip();
        try {
            if (value.length() == 8) {
                return LocalDate.parse(value, DATE).toString();
            }
            boolean utc = value.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, DATE_TIME);
            ZoneId zone = utc ? null : zone(line);
            return utc
                    ? local + "Z"
                    : zone == null
                            ? local.toString()
                            : local.atZone(zone).toInstant().toString();
        } catch (DateTimeException e) {
            return value;
        }
    }

    private ZoneId zone(ContentLine line) {
        String id = line.parameters().get("TZID");
        if (id == null) {
            return Times.zone(calendarZone);
        }
        ZoneId zone = Times.zone(zoneNames.getOrDefault(id, id));
        // Some programs put their own path before the name: /citadel.org/20210210_1/Europe/Berlin
        for (int slash = id.indexOf('/'); zone == null && slash >= 0; slash = id.indexOf('/', slash + 1)) {
            zone = Times.zone(id.substring(slash + 1));
        }
        if (zone == null) {
            findings.count(FindingCode.UNKNOWN_ZONE, Map.of("zone", PlainText.line(id)), line.line());
        }
        return zone;
    }

    private void reportRecurrence(ContentLine line, RawEvent event) {
        event.keepExtra(line.name(), line.value());
        findings.add(FindingCode.RECURRENCE, Map.of("rule", line.name()), event.line, null);
    }

    private void addCategory(ContentLine line, RawEvent event) {
        List<String> categories = List.of(line.value().split("(?<!\\\\),"));
        ContentLine first = new ContentLine(line.name(), Map.of(), categories.get(0), line.line());
        boolean another = event.fields.putIfAbsent("track", first.text()) != null;
        for (String more : categories.subList(another ? 0 : 1, categories.size())) {
            keep(new ContentLine(line.name(), Map.of(), more, line.line()), event);
        }
    }

    private void addPerson(ContentLine line, RawEvent event) {
        boolean speaker = line.name().equals("X-PLENARY-SPEAKER");
        String name = PlainText.line(speaker ? line.text() : line.parameters().get("CN"));
        String kind = line.parameters().getOrDefault("CUTYPE", "INDIVIDUAL");
        if (name == null || !kind.equalsIgnoreCase("INDIVIDUAL")) {
            keep(line, event);
            return;
        }
        boolean mail = !speaker && line.value().regionMatches(true, 0, "mailto:", 0, 7);
        event.persons.add(
                new Person(null, null, null, name, mail ? line.value().substring(7) : null, null, null, null));
    }

    private void reportPrivate(ContentLine line) {
        if (!line.value().strip().equalsIgnoreCase("PUBLIC")) {
            findings.add(FindingCode.PRIVATE_EVENT, line.line(), null);
        }
    }

    private void addField(ContentLine line, RawEvent event) {
        String field = FIELDS.get(line.name());
        if (field != null && event.fields.putIfAbsent(field, line.text()) == null) {
            return;
        }
        if (!WITHOUT_MEANING.contains(line.name())) {
            keep(line, event);
        }
    }

    private void keep(ContentLine line, RawEvent event) {
        String name = line.name().length() > 40 ? line.name().substring(0, 40) : line.name();
        findings.count(FindingCode.UNKNOWN_ELEMENT, Map.of("name", name), line.line());
        if (!event.keepExtra(name, line.text())) {
            findings.count(FindingCode.EXTRA_LEFT_OUT, line.line());
        }
    }

    private static void measureWholeDays(RawEvent event) {
        if (event.fields.get("whole_days") == null || event.fields.get("duration") != null) {
            return;
        }
        LocalDate first = Times.date(event.fields.get("date"));
        LocalDate end = Times.date(event.fields.get("end"));
        long days = first == null || end == null ? 1 : Math.max(1, ChronoUnit.DAYS.between(first, end));
        event.fields.put("duration", Long.toString(days * 24 * 60));
    }
}
