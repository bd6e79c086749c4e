package io.plenary.formats.ics;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.Destination;
import io.plenary.formats.reading.Extension;
import io.plenary.formats.reading.ProgramReader;
import io.plenary.formats.reading.RawProgram;
import io.plenary.formats.reading.ReadingLimits;
import io.plenary.formats.text.PlainText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads iCalendar (RFC 5545) leniently: only what concerns events and the zones they are in. XmlValues by hand because
 * the report needs the line of each event and a hostile file must be bounded line by line.
 */
public final class ScheduleIcsReader implements ProgramReader {

    /** What a VTIMEZONE consists of. */
    private static final String OBSERVANCE = "STANDARD|DAYLIGHT";

    private static final Map<String, String> CALENDAR = Map.of(
            "X-WR-CALNAME",
            "title",
            "NAME",
            "title",
            "X-WR-CALDESC",
            "subtitle",
            "DESCRIPTION",
            "subtitle",
            "X-WR-TIMEZONE",
            "time_zone_name",
            "URL",
            "url",
            "X-PLENARY-VERSION",
            "version");

    @Override
    public RawProgram read(String text, Destination destination, Findings findings) {
        return new Reading(mended(text, findings), destination, findings).read();
    }

    private static String mended(String text, Findings findings) {
        String legal = PlainText.legal(text);
        if (!legal.equals(text)) {
            findings.add(FindingCode.CONTROL_CHARACTER, null, null);
        }
        return legal;
    }

    private static final class Reading {

        private final ContentLines lines;
        private final Destination destination;
        private final Findings findings;
        private final RawProgram program = new RawProgram();
        private final Deque<String> open = new ArrayDeque<>();
        private final IcsZones zones = new IcsZones();
        private final List<ContentLine> zone = new ArrayList<>();
        private final List<ContentLine> event = new ArrayList<>();
        private final List<List<ContentLine>> events = new ArrayList<>();

        Reading(String text, Destination destination, Findings findings) {
            lines = new ContentLines(text, findings);
            this.destination = destination;
            this.findings = findings;
        }

        RawProgram read() {
            for (ContentLine line = lines.next(); line != null; line = lines.next()) {
                if (open.isEmpty()
                        && !(line.name().equals("BEGIN") && component(line).equals("VCALENDAR"))) {
                    throw new UnreadableProgram(FindingCode.UNKNOWN_FORMAT, line.line());
                }
                read(line);
            }
            if (!open.isEmpty()) {
                throw new UnreadableProgram(
                        FindingCode.MALFORMED_ICS,
                        Map.of("reason", "%s has no end".formatted(open.peek())),
                        lines.line() - 1);
            }
            readEvents();
            return program;
        }

        private void readEvents() {
            program.conference.computeIfPresent("time_zone_name", (field, name) -> WindowsZones.toIana(name.strip()));
            IcsTimes times = new IcsTimes(zones, program.get("time_zone_name"), findings);
            IcsEvents reader = new IcsEvents(times, destination, findings);
            new IcsOccurrences(reader, times, destination, findings)
                    .read(events)
                    .forEach(program::add);
            program.absolute = !times.sawFloating();
        }

        private void read(ContentLine line) {
            switch (line.name()) {
                case "BEGIN" -> begin(line);
                case "END" -> end(line);
                default -> property(line);
            }
        }

        private void begin(ContentLine line) {
            String component = component(line);
            if (component.equals("VEVENT") && open.contains(component)) {
                throw new UnreadableProgram(
                        FindingCode.MALFORMED_ICS, Map.of("reason", "an event begins within another"), line.line());
            }
            open.push(component);
            if (open.size() > ReadingLimits.DEPTH) {
                throw new UnreadableProgram(FindingCode.TOO_DEEP, Map.of("most", ReadingLimits.DEPTH), line.line());
            }
            if (component.equals("VEVENT")) {
                event.clear();
                event.add(line);
            } else if (component.equals("VTIMEZONE")) {
                zone.clear();
            } else if (component.matches(OBSERVANCE)) {
                zone.add(line);
            } else if (!component.equals("VCALENDAR")) {
                String kind = component.matches("VTODO|VJOURNAL|VFREEBUSY|VALARM") ? component : "…";
                findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", "BEGIN:" + kind), line.line());
            }
        }

        private void end(ContentLine line) {
            if (!component(line).equals(open.peek())) {
                throw new UnreadableProgram(
                        FindingCode.MALFORMED_ICS,
                        Map.of("reason", "END does not match BEGIN:%s".formatted(open.peek())),
                        line.line());
            }
            String component = open.pop();
            if (component.equals("VEVENT")) {
                events.add(List.copyOf(event));
                ReadingLimits.checkEvents(events.size(), line.line());
            } else if (component.equals("VTIMEZONE")) {
                zones.add(List.copyOf(zone));
            } else if (component.matches(OBSERVANCE)) {
                zone.add(line);
            }
        }

        private void property(ContentLine line) {
            switch (open.peek()) {
                case "VEVENT" -> addToEvent(line);
                case "VCALENDAR" -> addToCalendar(line);
                case "VTIMEZONE", "STANDARD", "DAYLIGHT" -> zone.add(line);
                default -> {}
            }
        }

        private void addToCalendar(ContentLine line) {
            if (line.name().equals(Extension.PROPERTY)) {
                program.beyond = Extension.parse(line.text(), line.line(), findings);
            } else if (CALENDAR.containsKey(line.name())) {
                program.conference.putIfAbsent(CALENDAR.get(line.name()), line.text());
            }
        }

        private void addToEvent(ContentLine line) {
            event.add(line);
            if (event.size() > ReadingLimits.NODES) {
                throw new UnreadableProgram(
                        FindingCode.TOO_MANY_ELEMENTS, Map.of("most", ReadingLimits.NODES), line.line());
            }
        }

        private static String component(ContentLine line) {
            return line.value().strip().toUpperCase(Locale.ROOT);
        }
    }
}
