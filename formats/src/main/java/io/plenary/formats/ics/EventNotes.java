package io.plenary.formats.ics;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of events of a calendar what was known only after it was written; all others stay as they are, letter by letter. */
public final class EventNotes {

    /**
     * @param revision how often it was said anew: programs take the event for a newer one
     * @param location null where that is as written
     * @param stream where the event can be watched; null for nowhere
     * @param comments for people
     */
    public record Note(long revision, String location, String stream, List<String> comments) {
        public Note {
            comments = List.copyOf(comments);
        }
    }

    private static final Pattern EVENT = Pattern.compile(
            "^BEGIN:VEVENT\r\nUID:([^\r]+)\r\n.*?^END:VEVENT\r\n",
            Pattern.MULTILINE | Pattern.DOTALL | Pattern.UNIX_LINES);
    private static final String SEQUENCE = "SEQUENCE";
    private static final String LOCATION = "LOCATION";

    private EventNotes() {}

    /** @param notes by the UIDs of events */
    public static String add(String calendar, Map<String, Note> notes) {
        return EVENT.matcher(calendar).replaceAll(event -> Matcher.quoteReplacement(noted(event, notes)));
    }

    private static String noted(MatchResult event, Map<String, Note> notes) {
        Note note = notes.get(event.group(1));
        return note == null ? event.group() : noted(event.group(), note);
    }

    private static String noted(String event, Note note) {
        IcsOut out = new IcsOut();
        for (String line : event.replace("\r\n ", "").split("\r\n")) {
            int end = line.indexOf(':');
            String name = line.substring(0, end).split(";", 2)[0];
            if (line.equals("END:VEVENT")) {
                write(out, note);
            }
            if (name.equals(SEQUENCE)) {
                out.line(SEQUENCE, Long.toString(Long.parseLong(line.substring(end + 1)) + note.revision()));
            } else if (!name.equals(LOCATION) || note.location() == null) {
                out.line(line.substring(0, end), line.substring(end + 1));
            }
        }
        return out.toString();
    }

    /** As RFC 5545 and, for the stream, RFC 7986 call it. */
    private static void write(IcsOut out, Note note) {
        out.text(LOCATION, note.location());
        note.comments().forEach(comment -> out.text("COMMENT", comment));
        if (note.stream() != null) {
            out.line("CONFERENCE;VALUE=URI;FEATURE=VIDEO", note.stream());
        }
    }
}
