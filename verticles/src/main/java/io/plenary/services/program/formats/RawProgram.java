package io.plenary.services.program.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program in the words of its file, before anything is interpreted. */
final class RawProgram {

    /** Members of the conference by the names of schedule.xml. */
    final Map<String, String> conference = new HashMap<>();

    /** Whether every time says itself when it is: what the file calls its zone means nothing then. */
    boolean absolute;

    final List<RawDay> days = new ArrayList<>();
    final List<Room> rooms = new ArrayList<>();
    final List<Track> tracks = new ArrayList<>();
    final List<RawEvent> events = new ArrayList<>();
    final PersonTable people = new PersonTable();
    /** What Plenary's own export carries beside the schema. */
    JsonNode beyond;

    record RawDay(String index, String date, String start, String end, int line) {}

    String get(String field) {
        return PlainText.line(conference.get(field));
    }

    void add(RawEvent event) {
        events.add(event);
        ReadingLimits.checkEvents(events.size(), event.line);
    }

    void add(RawDay day) {
        days.add(day);
        if (days.size() > ReadingLimits.DAYS) {
            throw new UnreadableProgram(FindingCode.TOO_MANY_DAYS, Map.of("most", ReadingLimits.DAYS), day.line);
        }
    }
}
