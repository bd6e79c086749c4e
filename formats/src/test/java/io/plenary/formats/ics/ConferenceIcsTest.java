package io.plenary.formats.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConferenceIcsTest {

    private static final String ID = "0191f7c0-1a2b-7c3d-8e4f-5a6b7c8d9e01";
    private static final Instant KNOWN = Instant.parse("2027-02-01T10:00:00Z");

    private static ConferenceIcs until(int lastDay) {
        return new ConferenceIcs(
                UUID.fromString(ID),
                "Quay; Days,\nfor all",
                null,
                "https://plenary.example.org/c/quay",
                LocalDate.of(2027, 5, lastDay - 1),
                LocalDate.of(2027, 5, lastDay));
    }

    private static LocalDate may(int day) {
        return LocalDate.of(2027, 5, day);
    }

    @Test
    void daysThatFollowEachOtherAreOneEventAndOthersOnesOfTheirOwn() {
        ConferenceIcs conference = new ConferenceIcs(UUID.fromString(ID), "Quay", null, "u", may(24), may(28));

        String calendar = conference.write(List.of(may(27), may(24), may(25), may(27)), KNOWN);

        assertThat(calendar.lines().filter(line -> line.matches("(UID|DT(START|END)).*")))
                .containsExactly(
                        "UID:" + ID + "-20270524",
                        "DTSTART;VALUE=DATE:20270524",
                        "DTEND;VALUE=DATE:20270526",
                        "UID:" + ID + "-20270527",
                        "DTSTART;VALUE=DATE:20270527",
                        "DTEND;VALUE=DATE:20270528");
    }

    /** Who gets such a ticket instead of one for all days has one event. */
    @Test
    void allDaysNamedAreTheSameEvent() {
        assertThat(until(31).write(List.of(may(31), may(30)), KNOWN))
                .isEqualTo(until(31).write(KNOWN));
    }

    @Test
    void allDaysAreOneEventThatEndsTheDayAfter() {
        String calendar = until(31).write(KNOWN);

        assertThat(calendar.split("\r\n"))
                .contains(
                        "UID:" + ID,
                        "DTSTAMP:20270201T100000Z",
                        "DTSTART;VALUE=DATE:20270530",
                        "DTEND;VALUE=DATE:20270601",
                        "SUMMARY:Quay\\; Days\\,\\nfor all")
                .noneMatch(line -> line.startsWith("LOCATION"));
    }
}
