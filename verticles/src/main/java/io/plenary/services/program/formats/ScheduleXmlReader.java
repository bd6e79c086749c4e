package io.plenary.services.program.formats;

import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/** Reads schedule.xml of pentabarf, frab, pretalx and their relatives. */
final class ScheduleXmlReader implements ProgramReader {

    private static final Set<String> CONFERENCE = Set.of(
            "title",
            "acronym",
            "subtitle",
            "venue",
            "city",
            "start",
            "end",
            "days",
            "release",
            "day_change",
            "timeslot_duration",
            "base_url",
            "url",
            "logo",
            "time_zone_name");

    @Override
    public RawProgram read(String text, Findings findings) {
        XmlCursor cursor = new XmlCursor(text, findings);
        if (!cursor.nextChild() || !cursor.name().equals("schedule")) {
            throw new UnreadableProgram(FindingCode.UNKNOWN_FORMAT, cursor.line());
        }
        RawProgram program = new RawProgram();
        readSchedule(cursor, program, findings);
        while (cursor.stream().getEventType() != XMLStreamConstants.END_DOCUMENT) {
            cursor.next();
        }
        return program;
    }

    private static void readSchedule(XmlCursor cursor, RawProgram program, Findings findings) {
        XmlEvents events = new XmlEvents(findings);
        while (cursor.nextChild()) {
            switch (cursor.name()) {
                case "day" -> readDay(cursor, program, events);
                case "conference" -> readConference(XmlElement.read(cursor), program, findings);
                case "tracks" -> XmlElement.read(cursor).children.forEach(it -> addTrack(it, program));
                case "version" ->
                    program.conference.put("version", XmlElement.read(cursor).text());
                case "generator", "url" -> XmlElement.read(cursor);
                default -> events.reportUnknown(XmlElement.read(cursor), "schedule");
            }
        }
    }

    private static void readDay(XmlCursor cursor, RawProgram program, XmlEvents events) {
        program.add(new RawProgram.RawDay(
                cursor.attribute("index"),
                cursor.attribute("date"),
                cursor.attribute("start"),
                cursor.attribute("end"),
                cursor.line()));
        while (cursor.nextChild()) {
            switch (cursor.name()) {
                case "event" -> addEvent(cursor, null, program, events);
                case "room" -> readRoom(cursor, program, events);
                default -> events.reportUnknown(XmlElement.read(cursor), "day");
            }
        }
    }

    private static void readRoom(XmlCursor cursor, RawProgram program, XmlEvents events) {
        String name = PlainText.line(cursor.attribute("name"));
        if (name != null) {
            ReadingLimits.boundedText(name, cursor.line());
            program.rooms.add(new Room(
                    name, Ids.uuid(cursor.attribute("guid")), PlainText.line(cursor.attribute("slug")), null, null));
            ReadingLimits.checkRooms(program.rooms.size(), cursor.line());
        }
        while (cursor.nextChild()) {
            if (cursor.name().equals("event")) {
                addEvent(cursor, name, program, events);
            } else {
                events.reportUnknown(XmlElement.read(cursor), "room");
            }
        }
    }

    private static void addEvent(XmlCursor cursor, String room, RawProgram program, XmlEvents events) {
        RawEvent event = events.event(XmlElement.read(cursor));
        event.day = program.days.size() - 1;
        event.containingRoom = room;
        program.add(event);
    }

    private static void readConference(XmlElement conference, RawProgram program, Findings findings) {
        program.beyond = Beyond.parse(conference.instruction, conference.line, findings);
        for (XmlElement child : conference.children) {
            if (CONFERENCE.contains(child.name)) {
                program.conference.put(child.name, child.text());
            } else if (child.name.equals("track")) {
                addTrack(child, program);
            } else if (child.name.equals("color")) {
                program.conference.put("primary", child.attributes.get("primary"));
                program.conference.put("background", child.attributes.get("background"));
            } else {
                findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", "conference/" + child.name), child.line);
            }
        }
    }

    private static void addTrack(XmlElement track, RawProgram program) {
        String attribute = PlainText.line(track.attributes.get("name"));
        String name = attribute == null ? PlainText.line(track.text()) : attribute;
        if (name != null) {
            program.tracks.add(new Track(
                    name, PlainText.line(track.attributes.get("slug")), Texts.color(track.attributes.get("color"))));
        }
    }
}
