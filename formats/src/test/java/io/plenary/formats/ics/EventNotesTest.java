package io.plenary.formats.ics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.ics.EventNotes.Note;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventNotesTest {

    private static final String CALENDAR = lines(
            "BEGIN:VCALENDAR",
            "BEGIN:VEVENT",
            "UID:one",
            "SEQUENCE:3",
            "SUMMARY:A title that is so long that it had to be folded, since it has more",
            "  than 75 octets",
            "LOCATION:Hall",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:other",
            "SEQUENCE:0",
            "LOCATION:Hall",
            "END:VEVENT",
            "END:VCALENDAR");

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    @Test
    void whatIsKnownLaterIsSaidOfItsEventAlone() {
        Note note =
                new Note(2, "Tent, back $1 \\ side", "https://stream.example/x", List.of("Begins 10 minutes later."));

        String noted = EventNotes.add(CALENDAR, Map.of("one", note));

        assertThat(noted)
                .isEqualTo(lines(
                        "BEGIN:VCALENDAR",
                        "BEGIN:VEVENT",
                        "UID:one",
                        "SEQUENCE:5",
                        "SUMMARY:A title that is so long that it had to be folded, since it has more",
                        "  than 75 octets",
                        "LOCATION:Tent\\, back $1 \\\\ side",
                        "COMMENT:Begins 10 minutes later.",
                        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://stream.example/x",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "UID:other",
                        "SEQUENCE:0",
                        "LOCATION:Hall",
                        "END:VEVENT",
                        "END:VCALENDAR"));
    }

    @Test
    void whatIsNotSaidStays() {
        String noted = EventNotes.add(CALENDAR, Map.of("other", new Note(1, null, null, List.of())));

        assertThat(noted).isEqualTo(CALENDAR.replace("SEQUENCE:0", "SEQUENCE:1"));
        assertThat(EventNotes.add(CALENDAR, Map.of())).isEqualTo(CALENDAR);
    }
}
