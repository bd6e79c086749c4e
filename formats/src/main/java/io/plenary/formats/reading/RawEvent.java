package io.plenary.formats.reading;

import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.text.PlainText;
import io.plenary.formats.text.PublicName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One event in the words of its file: the vocabulary of schedule.xml, values as written. */
public final class RawEvent {

    /** Counted for each member kept, so that a hostile event cannot hold thousands of tiny ones. */
    private static final int MEMBER = 16;

    private static final int PART = 100;

    public final int line;
    /** Index into {@link RawProgram#days}, -1 when the event stands in no day. */
    public int day = -1;
    /** Name of the room the event stands in, null when it stands in none. */
    public String containingRoom;

    public final Map<String, String> fields = new HashMap<>();
    public final List<Person> persons = new ArrayList<>();
    public final List<ProgramLink> links = new ArrayList<>();
    public final List<ProgramLink> attachments = new ArrayList<>();
    final Map<String, String> extra = new LinkedHashMap<>();
    private int extraLength;
    /** What Plenary's own export carries beside the schema, as JSON: a tree would take many times the memory. */
    public String beyond;

    public RawEvent(int line) {
        this.line = line;
    }

    /** The same, to be changed; without what travels beside it, which tells of one event only. */
    public RawEvent copy() {
        RawEvent copy = new RawEvent(line);
        copy.day = day;
        copy.containingRoom = containingRoom;
        copy.fields.putAll(fields);
        copy.persons.addAll(persons);
        copy.links.addAll(links);
        copy.attachments.addAll(attachments);
        copy.extra.putAll(extra);
        copy.extraLength = extraLength;
        return copy;
    }

    /** In characters, roughly. */
    public int size() {
        int parts = persons.size() + links.size() + attachments.size();
        return fields.values().stream()
                        .mapToInt(value -> value == null ? 0 : value.length())
                        .sum()
                + extraLength
                + parts * PART;
    }

    /** The value without surrounding white space, null when missing or empty. */
    String get(String field) {
        return PlainText.line(fields.get(field));
    }

    /** Keeps what has no field; false when there is too much of it. */
    public boolean keepExtra(String name, String value) {
        extraLength += MEMBER + name.length() + value.length();
        if (extraLength > ReadingLimits.EXTRA) {
            return false;
        }
        extra.merge(PlainText.legal(name), PublicName.withoutAddresses(value), (old, more) -> old + "\n" + more);
        return true;
    }
}
