package io.plenary.formats.ics;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.SampleReading;
import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.reading.Destination;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which clocks the times of a calendar are read. */
class CalendarZonesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String LONDON_RULES =
            """
            BEGIN:STANDARD
            DTSTART:16011028T020000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0000
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010325T010000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            TZOFFSETFROM:+0000
            TZOFFSETTO:+0100
            END:DAYLIGHT
            """;

    private static String zone(String id, String observances) {
        return "BEGIN:VTIMEZONE\nTZID:" + id + "\n" + observances + "END:VTIMEZONE\n";
    }

    private static String event(String start) {
        return "BEGIN:VEVENT\nUID:one\nDTSTART%s\nDURATION:PT30M\nSUMMARY:Opening\nEND:VEVENT\n".formatted(start);
    }

    private static Reading read(ZoneId conference, String... parts) {
        String file = "BEGIN:VCALENDAR\nVERSION:2.0\n" + String.join("", parts) + "END:VCALENDAR\n";
        return SampleReading.read(file.getBytes(), SampleReading.ICS, Destination.in(conference));
    }

    private static Instant start(Reading reading) {
        return reading.document().entries().get(0).start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GMT",
                "Customized Time Zone",
                "Europe/Berlin",
                "/mozilla.org/20050126_1/Europe/Berlin",
                "(UTC) X"
            })
    void theFileKnowsItsOwnZonesBest(String id) {
        Reading summer = read(BERLIN, event(";TZID=\"" + id + "\":20260723T102000"), zone(id, LONDON_RULES));
        Reading winter = read(BERLIN, zone(id, LONDON_RULES), event(";TZID=" + id + ":20261223T102000"));

        assertThat(start(summer)).isEqualTo(Instant.parse("2026-07-23T09:20:00Z"));
        assertThat(start(winter)).isEqualTo(Instant.parse("2026-12-23T10:20:00Z"));
        assertThat(summer.of(FindingCode.UNKNOWN_ZONE)).isEmpty();
    }

    @Test
    void changesMayBeListedByTheirDates() {
        String listed =
                """
                BEGIN:STANDARD
                DTSTART:20250101T000000
                RDATE:20261025T030000,20271031T030000
                TZOFFSETFROM:+0430
                TZOFFSETTO:+0330
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:20260329T020000
                TZOFFSETFROM:+0330
                TZOFFSETTO:+0430
                END:DAYLIGHT
                """;

        assertThat(start(read(BERLIN, zone("Ours", listed), event(";TZID=Ours:20260601T120000"))))
                .isEqualTo("2026-06-01T07:30:00Z");
        assertThat(start(read(BERLIN, zone("Ours", listed), event(";TZID=Ours:20261101T120000"))))
                .isEqualTo("2026-11-01T08:30:00Z");
    }

    @Test
    void rulesEndWhereTheySay() {
        String abolished = LONDON_RULES.replace("BYMONTH=3", "BYMONTH=3;UNTIL=20260329T010000Z");

        assertThat(start(read(BERLIN, zone("Ours", abolished), event(";TZID=Ours:20260723T102000"))))
                .isEqualTo("2026-07-23T09:20:00Z");
        assertThat(start(read(BERLIN, zone("Ours", abolished), event(";TZID=Ours:20270723T102000"))))
                .isEqualTo("2027-07-23T10:20:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, 09:20",
        "/citadel.org/20210210_1/Europe/Lisbon, 09:20",
        "W. Europe Standard Time, 08:20",
        "GMT Standard Time, 09:20",
        "Pacific Standard Time, 17:20",
        "Etc/GMT+3, 13:20",
    })
    void withoutRulesTheNameTells(String id, String utc) {
        Reading reading = read(BERLIN, event(";TZID=" + id + ":20260723T102000"));

        assertThat(start(reading)).isEqualTo("2026-07-23T" + utc + ":00Z");
        assertThat(reading.of(FindingCode.UNKNOWN_ZONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD\n",
                "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:soon\nTZOFFSETTO:+0100\nEND:STANDARD\n",
                "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
                        + "RRULE:FREQ=SECONDLY\nEND:STANDARD\n",
            })
    void ofWhichNothingIsKnownTheConferencesZoneIsUsedAndSaid(String broken) {
        Reading reading = read(BERLIN, zone("Ours", broken), event(";TZID=Ours:20260723T102000"));

        assertThat(start(reading)).isEqualTo("2026-07-23T08:20:00Z");
        assertThat(reading.of(FindingCode.UNKNOWN_ZONE))
                .singleElement()
                .matches(finding -> finding.code().severity() == Finding.Severity.WARNING);
    }

    /** Sched and others write UTC whatever the zone of the conference is. */
    @Test
    void theDaysOfAProgramAreThoseOfTheConference() {
        ZoneId angeles = ZoneId.of("America/Los_Angeles");

        Reading reading = read(angeles, "X-WR-TIMEZONE:UTC\n", event(":20261013T050000Z"));

        assertThat(reading.document().entries().get(0).day()).isEqualTo(LocalDate.of(2026, 10, 12));
        assertThat(reading.findings())
                .extracting(Finding::code)
                .doesNotContain(FindingCode.PAST_MIDNIGHT, FindingCode.FILE_ZONE_DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Eastern Standard Time"})
    void floatingTimesAreThoseOfTheCalendar(String name) {
        Reading reading = read(BERLIN, "X-WR-TIMEZONE:" + name + "\n", event(":20260723T102000"));

        assertThat(start(reading)).isEqualTo("2026-07-23T14:20:00Z");
        assertThat(reading.of(FindingCode.FILE_ZONE_DIFFERS)).hasSize(1);
    }
}
