package io.plenary.formats.ics;

import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.reading.Destination;
import io.plenary.formats.reading.Extension;
import io.plenary.formats.reading.RawEvent;
import io.plenary.formats.reading.Times;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.PublicName;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the VEVENT components of iCalendar into the vocabulary of schedule.xml. */
final class IcsEvents {

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

    private final IcsTimes times;
    private final Destination destination;
    private final Findings findings;

    IcsEvents(IcsTimes times, Destination destination, Findings findings) {
        this.times = times;
        this.destination = destination;
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
                case "RECURRENCE-ID" -> addIdentity(line, event);
                case "RRULE", "RDATE", "EXDATE", "EXRULE" -> {}
                case "CATEGORIES" -> addCategory(line, event);
                case "ATTENDEE" -> addAttendee(line, event);
                case "X-PLENARY-SPEAKER" -> addPerson(line.text(), line, event);
                case "ATTACH" -> event.attachments.add(new ProgramLink(null, PlainText.line(line.value()), null));
                case "CLASS" -> reportPrivate(line);
                case Extension.PROPERTY -> event.beyond = line.text();
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

    /** Date, local time or moment as ISO 8601; what cannot be read is left as written. */
    private String moment(ContentLine line) {
        IcsTime time = times.read(line);
        return time == null ? line.value().strip() : time.text();
    }

    private void addIdentity(ContentLine line, RawEvent event) {
        event.fields.put("recurrence_id", identity(line));
        if (line.parameters().containsKey("RANGE")) {
            findings.add(FindingCode.RECURRENCE_RANGE, line.line(), null);
        }
    }

    /** What names an occurrence of a repeating event, however it is written. */
    String identity(ContentLine line) {
        IcsTime time = times.read(line);
        return time == null
                ? line.value().strip()
                : time.orIn(destination.zone().getRules()).text();
    }

    private void addCategory(ContentLine line, RawEvent event) {
        List<String> categories = List.of(line.value().split("(?<!\\\\),"));
        ContentLine first = new ContentLine(line.name(), Map.of(), categories.get(0), line.line());
        boolean another = event.fields.putIfAbsent("track", first.text()) != null;
        for (String more : categories.subList(another ? 0 : 1, categories.size())) {
            keep(new ContentLine(line.name(), Map.of(), more, line.line()), event);
        }
    }

    private void addAttendee(ContentLine line, RawEvent event) {
        String name = line.parameters().get("CN");
        if (is(line, "CUTYPE", "GROUP|RESOURCE|ROOM")
                || is(line, "ROLE", "NON-PARTICIPANT")
                || is(line, "PARTSTAT", "DECLINED")) {
            findings.count(FindingCode.NOT_A_SPEAKER, line.line());
        } else if (name == null) {
            keep(line, event);
        } else {
            addPerson(name, line, event);
        }
    }

    private static boolean is(ContentLine line, String parameter, String values) {
        return line.parameters().getOrDefault(parameter, "").matches("(?i)" + values);
    }

    private void addPerson(String written, ContentLine line, RawEvent event) {
        String name = PlainText.line(PublicName.of(written));
        if (PublicName.holdsAddress(written)) {
            findings.add(FindingCode.MAIL_AS_NAME, line.line(), null);
        }
        if (name != null) {
            event.persons.add(Person.named(name));
        }
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
