package io.plenary.formats.xml;

import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.Destination;
import io.plenary.formats.reading.Extension;
import io.plenary.formats.reading.Ids;
import io.plenary.formats.reading.NamedMembers;
import io.plenary.formats.reading.PersonNaming;
import io.plenary.formats.reading.ProgramReader;
import io.plenary.formats.reading.RawEvent;
import io.plenary.formats.reading.RawProgram;
import io.plenary.formats.reading.ReadingLimits;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.Texts;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/** Reads schedule.xml of pentabarf, frab, pretalx and their relatives. */
public final class ScheduleXmlReader implements ProgramReader {

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

    private static final Set<String> DAY = Set.of("index", "date", "start", "end");
    private static final Set<String> ROOM = Set.of("name", "guid", "id", "slug");

    private static final int NO_DAY = -1;

    @Override
    public RawProgram read(String text, Destination destination, Findings findings) {
        XmlCursor cursor = new XmlCursor(text, findings);
        if (!cursor.nextChild() || !cursor.name().equals("schedule")) {
            throw new UnreadableProgram(FindingCode.UNKNOWN_FORMAT, cursor.line());
        }
        RawProgram program = new RawProgram();
        new Reading(cursor, program, new XmlEvents(findings), new PersonNaming(findings), findings)
                .readPlaces("schedule", NO_DAY, null);
        while (cursor.stream().getEventType() != XMLStreamConstants.END_DOCUMENT) {
            cursor.next();
        }
        return program;
    }

    private record Reading(
            XmlCursor cursor, RawProgram program, XmlEvents events, PersonNaming people, Findings findings) {

        /** Days, rooms and events are read wherever they stand: a wrapper nobody knows must not cost a session. */
        void readPlaces(String parent, int day, String room) {
            while (cursor.nextChild()) {
                String name = cursor.name();
                switch (name) {
                    case "event" -> addEvent(day, room);
                    case "room" -> readRoom(day);
                    case "day" -> readDay();
                    case "conference" -> readConference(header());
                    case "tracks" -> header().children.forEach(this::addTrack);
                    case "persons", "speakers" -> readPersons(name);
                    case "version" -> program.conference.put("version", header().text());
                    case "generator" ->
                        program.conference.put("generator", header().attributes.get("name"));
                    case "url" -> header();
                    default -> {
                        events.reportUnknown(cursor, parent);
                        readPlaces(name, day, room);
                    }
                }
            }
        }

        /** One after the other: all of them are more than one header may hold. */
        private void readPersons(String list) {
            while (cursor.nextChild()) {
                XmlElement element = header();
                NamedMembers said = element.members();
                Person person = people.person(said, element.line);
                if (person != null) {
                    program.people.add(person, element.line);
                }
                said.others()
                        .keySet()
                        .forEach(name -> findings.count(
                                FindingCode.ELEMENT_LEFT_OUT,
                                Map.of("name", list + "/" + element.name + "/" + name),
                                element.line));
            }
        }

        private XmlElement header() {
            XmlElement header = XmlElement.read(cursor);
            events.reportMisplaced(header);
            return header;
        }

        private void readDay() {
            events.reportAttributes("day", cursor.attributes(), DAY, cursor.line());
            program.add(new RawProgram.RawDay(
                    cursor.attribute("index"),
                    cursor.attribute("date"),
                    cursor.attribute("start"),
                    cursor.attribute("end"),
                    cursor.line()));
            readPlaces("day", program.days.size() - 1, null);
        }

        private void readRoom(int day) {
            events.reportAttributes("room", cursor.attributes(), ROOM, cursor.line());
            String name = PlainText.line(cursor.attribute("name"));
            if (name != null) {
                program.rooms.add(new ProgramRoom(
                        name,
                        Ids.uuid(cursor.attribute("guid")),
                        PlainText.line(cursor.attribute("slug")),
                        null,
                        null));
                ReadingLimits.checkRooms(program.rooms.size(), cursor.line());
            }
            readPlaces("room", day, name);
        }

        private void addEvent(int day, String room) {
            RawEvent event = events.event(XmlElement.read(cursor));
            event.day = day;
            event.containingRoom = room;
            program.add(event);
        }

        private void readConference(XmlElement conference) {
            program.beyond = Extension.parse(conference.instruction, conference.line, findings);
            for (XmlElement child : conference.children) {
                if (CONFERENCE.contains(child.name)) {
                    program.conference.put(child.name, child.text());
                } else if (child.name.equals("track")) {
                    addTrack(child);
                } else if (child.name.equals("color")) {
                    program.conference.put("primary", child.attributes.get("primary"));
                    program.conference.put("background", child.attributes.get("background"));
                } else {
                    findings.count(
                            FindingCode.ELEMENT_LEFT_OUT, Map.of("name", "conference/" + child.name), child.line);
                }
            }
        }

        private void addTrack(XmlElement track) {
            events.reportAttributes("track", track.attributes.keySet(), XmlEvents.TRACK, track.line);
            String attribute = PlainText.line(track.attributes.get("name"));
            String name = attribute == null ? PlainText.line(track.text()) : attribute;
            if (name == null) {
                findings.count(FindingCode.NAMELESS_TRACK, track.line);
            } else {
                program.tracks.add(new ProgramTrack(
                        name,
                        PlainText.line(track.attributes.get("slug")),
                        Texts.color(track.attributes.get("color"))));
            }
        }
    }
}
