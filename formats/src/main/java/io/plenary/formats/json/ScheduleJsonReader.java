package io.plenary.formats.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.Destination;
import io.plenary.formats.reading.Ids;
import io.plenary.formats.reading.JsonLimits;
import io.plenary.formats.reading.ProgramReader;
import io.plenary.formats.reading.RawEvent;
import io.plenary.formats.reading.RawProgram;
import io.plenary.formats.reading.ReadingLimits;
import io.plenary.formats.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads schedule.json of frab, pretalx and voc. The members of schedule and conference are taken from wherever they
 * stand; the days are read event by event, so the tree of the whole file is never held.
 */
public final class ScheduleJsonReader implements ProgramReader {

    private static final Set<String> DAY = Set.of("index", "date", "day_start", "start", "day_end", "end");
    private static final Set<String> ROOM = Set.of("name", "guid", "id");

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonLimits.factory());

    @Override
    public RawProgram read(String text, Destination destination, Findings findings) {
        try (JsonParser in =
                new JsonMembers(MAPPER.getFactory().createParser(JsonPieces.bounded(text, findings)), findings)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableProgram(FindingCode.UNKNOWN_FORMAT, 1);
            }
            RawProgram program = new RawProgram();
            JsonEvents events = new JsonEvents(findings);
            JsonHeader header = new JsonHeader(program, events, findings);
            new Reading(in, program, header, events, new LostJsonEvents(findings), findings).readMembers();
            if (!header.isProgram()) {
                throw new UnreadableProgram(FindingCode.UNKNOWN_FORMAT, null);
            }
            if (in.nextToken() != null) {
                throw new UnreadableProgram(
                        FindingCode.MALFORMED_JSON,
                        Map.of("reason", "text follows its end"),
                        in.currentTokenLocation().getLineNr());
            }
            return program;
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UnreadableProgram unreadable(JsonProcessingException e) {
        Integer line = e.getLocation() == null ? null : e.getLocation().getLineNr();
        String reason = e.getOriginalMessage();
        if (e instanceof StreamConstraintsException) {
            return beyondLimits(reason, line);
        }
        return new UnreadableProgram(FindingCode.MALFORMED_JSON, Map.of("reason", reason), line);
    }

    private static UnreadableProgram beyondLimits(String reason, Integer line) {
        if (reason.contains("nesting depth")) {
            return new UnreadableProgram(FindingCode.TOO_DEEP, Map.of("most", ReadingLimits.DEPTH), line);
        }
        return reason.contains("String")
                ? new UnreadableProgram(FindingCode.TEXT_TOO_LONG, Map.of("most", ReadingLimits.PIECE), line)
                : new UnreadableProgram(FindingCode.TOO_MANY_ELEMENTS, Map.of("most", ReadingLimits.JSON_TOKENS), line);
    }

    private record Reading(
            JsonParser in,
            RawProgram program,
            JsonHeader header,
            JsonEvents events,
            LostJsonEvents lost,
            Findings findings) {

        void readMembers() throws IOException {
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (value == JsonToken.START_OBJECT && (name.equals("schedule") || name.equals("conference"))) {
                    readMembers();
                } else if (value == JsonToken.START_ARRAY && (name.equals("days") || name.equals("day"))) {
                    header.foundDays();
                    readDays();
                } else if (header.knows(name)) {
                    int line = in.currentTokenLocation().getLineNr();
                    JsonNode member = in.readValueAsTree();
                    if (!name.equals("meta")) {
                        lost.report(member, line);
                    }
                    header.member(name, member, line);
                } else {
                    leaveOut(name);
                }
            }
        }

        private void readDays() throws IOException {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() == JsonToken.START_OBJECT) {
                    readDay();
                } else {
                    leaveOut("schedule/day");
                }
            }
        }

        private void readDay() throws IOException {
            int line = in.currentTokenLocation().getLineNr();
            Map<String, String> day = new HashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (value == JsonToken.START_OBJECT && name.equals("rooms")) {
                    readRoomsByName();
                } else if (value == JsonToken.START_ARRAY && name.equals("rooms")) {
                    readRoomList();
                } else if (value == JsonToken.START_ARRAY && name.equals("events")) {
                    addAll(readEvents(), null);
                } else if (value.isScalarValue()) {
                    put(day, "day", name, DAY);
                } else {
                    leaveOut("day/" + name);
                }
            }
            program.add(new RawProgram.RawDay(
                    day.get("index"),
                    day.get("date"),
                    day.getOrDefault("day_start", day.get("start")),
                    day.getOrDefault("day_end", day.get("end")),
                    line));
        }

        private void readRoomsByName() throws IOException {
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String room = in.currentName();
                if (in.nextToken() == JsonToken.START_ARRAY) {
                    addRoom(room, null);
                    addAll(readEvents(), room);
                } else if (in.currentToken() == JsonToken.START_OBJECT) {
                    readRoom(room);
                } else {
                    leaveOut("rooms/" + room);
                }
            }
        }

        private void readRoomList() throws IOException {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() == JsonToken.START_OBJECT) {
                    readRoom(null);
                } else {
                    leaveOut("day/rooms");
                }
            }
        }

        private void readRoom(String key) throws IOException {
            Map<String, String> room = new HashMap<>();
            List<RawEvent> inRoom = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (value == JsonToken.START_ARRAY && (name.equals("events") || name.equals("talks"))) {
                    inRoom.addAll(readEvents());
                } else if (value.isScalarValue()) {
                    put(room, "room", name, ROOM);
                } else {
                    leaveOut("room/" + name);
                }
            }
            String roomName = room.getOrDefault("name", key);
            addRoom(roomName, room.get("guid"));
            addAll(inRoom, roomName);
        }

        private void put(Map<String, String> members, String what, String name, Set<String> known) throws IOException {
            String value = in.getValueAsString();
            if (known.contains(name)) {
                members.putIfAbsent(name, value);
            } else if (PlainText.block(value) != null) {
                int line = in.currentTokenLocation().getLineNr();
                findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", what + "/" + name), line);
            }
        }

        private List<RawEvent> readEvents() throws IOException {
            List<RawEvent> read = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                int line = in.currentTokenLocation().getLineNr();
                JsonNode event = in.readValueAsTree();
                if (event.isObject()) {
                    read.add(events.event(event, line));
                    ReadingLimits.checkEvents(program.events.size() + read.size(), line);
                } else {
                    findings.add(FindingCode.NOT_AN_EVENT, line, null);
                }
            }
            return read;
        }

        private void addRoom(String name, String guid) {
            String roomName = PlainText.line(name);
            if (roomName != null) {
                program.rooms.add(new ProgramRoom(roomName, Ids.uuid(guid), null, null, null));
                ReadingLimits.checkRooms(
                        program.rooms.size(), in.currentTokenLocation().getLineNr());
            }
        }

        private void addAll(List<RawEvent> read, String room) {
            for (RawEvent event : read) {
                event.day = program.days.size();
                event.containingRoom = PlainText.line(room);
                program.add(event);
            }
        }

        private void leaveOut(String what) throws IOException {
            int line = in.currentTokenLocation().getLineNr();
            lost.skip(in);
            findings.count(FindingCode.ELEMENT_LEFT_OUT, Map.of("name", what), line);
        }
    }
}
