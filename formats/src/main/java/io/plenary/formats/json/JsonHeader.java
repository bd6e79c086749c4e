package io.plenary.formats.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.reading.Extension;
import io.plenary.formats.reading.Ids;
import io.plenary.formats.reading.NamedMembers;
import io.plenary.formats.reading.PersonNaming;
import io.plenary.formats.reading.RawProgram;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.Texts;
import java.util.Map;
import java.util.Set;

/** Takes the members of a schedule.json that describe the conference. */
final class JsonHeader {

    private static final Set<String> KNOWN = Set.of(
            "title",
            "acronym",
            "subtitle",
            "venue",
            "city",
            "start",
            "end",
            "days",
            "day_change",
            "timeslot_duration",
            "base_url",
            "url",
            "logo",
            "time_zone_name",
            "version");
    private static final Set<String> STRUCTURED = Set.of("colors", "rooms", "tracks", "persons", "speakers", "meta");
    private static final Set<String> ROOM = Set.of("name", "guid", "id", "slug", "capacity", "description");
    private static final Set<String> TRACK = Set.of("name", "id", "slug", "color");
    private static final Set<String> WITHOUT_MEANING = Set.of("$schema", "generator", "daysCount", "keywords");

    private final RawProgram program;
    private final JsonEvents events;
    private final PersonNaming people;
    private final Findings findings;
    private boolean days;

    JsonHeader(RawProgram program, JsonEvents events, Findings findings) {
        this.program = program;
        this.events = events;
        this.people = new PersonNaming(findings);
        this.findings = findings;
    }

    void foundDays() {
        days = true;
    }

    boolean isProgram() {
        return days;
    }

    /** Whether a member says something about the conference. */
    boolean knows(String name) {
        return KNOWN.contains(name) || STRUCTURED.contains(name) || WITHOUT_MEANING.contains(name);
    }

    void member(String name, JsonNode value, int line) {
        if (name.equals("generator")) {
            program.conference.put(name, value.isTextual() ? value.textValue() : text(value, "name"));
        } else if (value.isValueNode() && KNOWN.contains(name)) {
            program.conference.putIfAbsent(name, value.isNull() ? null : value.asText());
        } else if (name.equals("colors")) {
            program.conference.put("primary", text(value, "primary"));
            program.conference.put("background", text(value, "background"));
        } else if (name.equals("rooms")) {
            addRooms(value, line);
        } else if (name.equals("tracks")) {
            value.forEach(it -> addTrack(it, line));
        } else if (name.equals("persons") || name.equals("speakers")) {
            addPersons(name, value, line);
        } else if (name.equals("meta") && value.has(Extension.NAME)) {
            program.beyond = value.get(Extension.NAME);
        } else if (!WITHOUT_MEANING.contains(name)) {
            findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", name), line);
        }
    }

    private void addRooms(JsonNode rooms, int line) {
        if (rooms.isObject()) {
            rooms.fields().forEachRemaining(it -> addRoom(it.getKey(), it.getValue(), line));
        } else {
            rooms.forEach(it -> addRoom(it.isTextual() ? it.textValue() : null, it, line));
        }
    }

    private void addRoom(String key, JsonNode room, int line) {
        reportUnknown("rooms", room, ROOM, line);
        String name = PlainText.line(room.has("name") ? text(room, "name") : key);
        if (name != null) {
            JsonNode capacity = room.path("capacity");
            boolean counted = capacity.canConvertToInt() && capacity.intValue() >= 0;
            program.rooms.add(new ProgramRoom(
                    name,
                    Ids.uuid(text(room, "guid")),
                    PlainText.line(text(room, "slug")),
                    counted ? capacity.intValue() : null,
                    PlainText.block(text(room, "description"))));
        }
    }

    /** As a list, or each under the id by which events name them. */
    private void addPersons(String list, JsonNode persons, int line) {
        if (persons.isObject()) {
            persons.fields().forEachRemaining(it -> addPerson(list, it.getKey(), it.getValue(), line));
        } else {
            persons.forEach(it -> addPerson(list, null, it, line));
        }
    }

    private void addPerson(String list, String key, JsonNode node, int line) {
        NamedMembers said = events.members(node, list, line).put("id", key);
        Person person = people.person(said, line);
        if (person != null) {
            program.people.add(person, line);
        }
        said.others()
                .keySet()
                .forEach(name -> findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", list + "/" + name), line));
    }

    private void addTrack(JsonNode track, int line) {
        reportUnknown("tracks", track, TRACK, line);
        String name = PlainText.line(track.isTextual() ? track.textValue() : text(track, "name"));
        if (name == null) {
            findings.count(FindingCode.NAMELESS_TRACK, line);
        } else {
            program.tracks.add(
                    new ProgramTrack(name, PlainText.line(text(track, "slug")), Texts.color(text(track, "color"))));
        }
    }

    /** What is said of them and nobody takes. */
    private void reportUnknown(String list, JsonNode item, Set<String> known, int line) {
        for (Map.Entry<String, JsonNode> member : item.properties()) {
            JsonNode value = member.getValue();
            boolean says = value.isContainerNode()
                    ? !value.isEmpty()
                    : !value.isNull() && !value.asText().isBlank();
            if (says && !known.contains(member.getKey())) {
                findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", list + "/" + member.getKey()), line);
            }
        }
    }

    private static String text(JsonNode node, String name) {
        return JsonEvents.text(node.get(name));
    }
}
