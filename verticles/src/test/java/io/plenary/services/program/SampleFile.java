package io.plenary.services.program;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A made-up schedule.xml, event by event. */
final class SampleFile {

    private final List<String> events = new ArrayList<>();

    /** An event with a guid, in a room, on the first day. */
    SampleFile event(UUID guid, int id, String title, String start, String room, String... persons) {
        return add("id=\"" + id + "\" guid=\"" + guid + "\"", title, start, room, persons);
    }

    /** One that only has an id. */
    SampleFile event(int id, String title, String start, String room, String... persons) {
        return add("id=\"" + id + "\"", title, start, room, persons);
    }

    private SampleFile add(String ids, String title, String start, String room, String... persons) {
        StringBuilder credits = new StringBuilder();
        for (String person : persons) {
            credits.append("<person id=\"%d\">%s</person>".formatted(100 + person.length(), person));
        }
        events.add(
                """
                <room name="%s"><event %s><date>2027-05-18T%s:00+01:00</date><start>%s</start>
                <duration>00:45</duration><room>%s</room><title>%s</title><subtitle>About %s</subtitle>
                <track>Systems</track><type>talk</type><language>en</language><abstract>An abstract.</abstract>
                <description>A description.</description><persons>%s</persons></event></room>
                """
                        .formatted(room, ids, start, start, room, title, title, credits));
        return this;
    }

    @Override
    public String toString() {
        return """
               <?xml version="1.0" encoding="UTF-8"?>
               <schedule><version>1</version><conference><title>Made up</title><acronym>made</acronym>
               <start>2027-05-18</start><end>2027-05-20</end><time_zone_name>Europe/Lisbon</time_zone_name></conference>
               <day index="1" date="2027-05-18">%s</day></schedule>
               """
                .formatted(String.join("", events));
    }
}
