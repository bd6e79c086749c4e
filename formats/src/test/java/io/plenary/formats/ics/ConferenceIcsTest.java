package io.plenary.formats.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConferenceIcsTest {

    @Test
    void allDaysAreOneEventThatEndsTheDayAfter() {
        String calendar = new ConferenceIcs(
                        UUID.fromString("0191f7c0-1a2b-7c3d-8e4f-5a6b7c8d9e01"),
                        "Quay; Days,\nfor all",
                        null,
                        "https://plenary.example.org/c/quay",
                        LocalDate.of(2027, 5, 30),
                        LocalDate.of(2027, 5, 31))
                .write(Instant.parse("2027-02-01T10:00:00Z"));

        assertThat(calendar.split("\r\n"))
                .contains(
                        "UID:0191f7c0-1a2b-7c3d-8e4f-5a6b7c8d9e01",
                        "DTSTAMP:20270201T100000Z",
                        "DTSTART;VALUE=DATE:20270530",
                        "DTEND;VALUE=DATE:20270601",
                        "SUMMARY:Quay\\; Days\\,\\nfor all")
                .noneMatch(line -> line.startsWith("LOCATION"));
    }
}
