package io.plenary.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgendaCalendarTest {

    private static final UUID KEYNOTE = UUID.randomUUID();
    private static final UUID WORKSHOP = UUID.randomUUID();
    private static final UUID PANEL = UUID.randomUUID();
    private static final String RIVER =
            calendar(zone("Europe/Lisbon", "2026"), event(KEYNOTE, "Keynote"), event(WORKSHOP, "Workshop"));
    private static final String ESTUARY = calendar(zone("Europe/Lisbon", "2027"), event(PANEL, "Panel"));

    @Test
    void takesWhatWasPickedAsItStandsThere() {
        String agenda = new AgendaCalendar().add(RIVER, Set.of(WORKSHOP)).text();

        assertThat(agenda)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Plenary//Agenda//EN\r\n")
                .contains(
                        "X-WR-CALNAME:Plenary\r\n",
                        "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n",
                        "X-PUBLISHED-TTL:PT1H\r\n")
                .contains(event(WORKSHOP, "Workshop"))
                .doesNotContain("Keynote")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void calendarsThatShareAZoneHaveItOnceFromTheFirst() {
        String agenda = new AgendaCalendar()
                .add(RIVER, Set.of(KEYNOTE))
                .add(ESTUARY, Set.of(PANEL))
                .text();

        assertThat(agenda)
                .contains("Keynote", "Panel", zone("Europe/Lisbon", "2026"))
                .doesNotContain(zone("Europe/Lisbon", "2027"))
                .containsOnlyOnce("TZID:Europe/Lisbon");
    }

    @Test
    void whatIsWrittenInAnEventBeginsNoOther() {
        String hostile = ("BEGIN:VEVENT\r\nUID:%s\r\nDESCRIPTION:x\u2028BEGIN:VEVENT\r\n UID:%s\r\n"
                        + " \u0085END:VEVENT\r\n y\r\nEND:VEVENT\r\n")
                .formatted(KEYNOTE, WORKSHOP);
        String file = calendar(zone("Etc/UTC", "2026"), hostile, event(PANEL, "Panel"));

        assertThat(new AgendaCalendar().add(file, Set.of(KEYNOTE)).text()).contains(hostile);
        assertThat(new AgendaCalendar().add(file, Set.of(WORKSHOP)).text()).doesNotContain("VEVENT");
    }

    @Test
    void anEmptyOneIsACalendarToo() {
        assertThat(new AgendaCalendar().text()).contains("BEGIN:VTIMEZONE\r\n").doesNotContain("VEVENT");
    }

    private static String calendar(String... parts) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + String.join("", parts) + "END:VCALENDAR\r\n";
    }

    private static String zone(String name, String year) {
        return "BEGIN:VTIMEZONE\r\nTZID:%s\r\nBEGIN:STANDARD\r\nDTSTART:%s0101T000000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
                .formatted(name, year);
    }

    private static String event(UUID id, String title) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nSEQUENCE:3\r\nSUMMARY:%s\r\nEND:VEVENT\r\n".formatted(id, title);
    }
}
