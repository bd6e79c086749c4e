package io.plenary.formats.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.text.PlainText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program in the words of its file, before anything is interpreted. */
public final class RawProgram {

    /** NamedMembers of the conference by the names of schedule.xml. */
    public final Map<String, String> conference = new HashMap<>();

    /** Whether every time says itself when it is: what the file calls its zone means nothing then. */
    public boolean absolute;

    public final List<RawDay> days = new ArrayList<>();
    public final List<ProgramRoom> rooms = new ArrayList<>();
    public final List<ProgramTrack> tracks = new ArrayList<>();
    public final List<RawEvent> events = new ArrayList<>();
    public final PersonTable people = new PersonTable();
    /** What Plenary's own export carries beside the schema. */
    public JsonNode beyond;

    public record RawDay(String index, String date, String start, String end, int line) {}

    public String get(String field) {
        return PlainText.line(conference.get(field));
    }

    public void add(RawEvent event) {
        events.add(event);
        ReadingLimits.checkEvents(events.size(), event.line);
    }

    public void add(RawDay day) {
        days.add(day);
        if (days.size() > ReadingLimits.DAYS) {
            throw new UnreadableProgram(FindingCode.TOO_MANY_DAYS, Map.of("most", ReadingLimits.DAYS), day.line);
        }
    }
}
