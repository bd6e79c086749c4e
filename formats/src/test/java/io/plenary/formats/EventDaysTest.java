package io.plenary.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.findings.FindingCode;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To which day an event belongs that its file puts into the 18th of May. */
class EventDaysTest {

    private static Reading xml(String start, String dayEnd) {
        String end = dayEnd == null ? "" : "end=\"" + dayEnd + "\"";
        return SampleReading.read(
                """
                <schedule><conference><title>T</title></conference><day index="1" date="2027-05-18" %s><room name="Hall">
                <event id="1"><date>%s</date><duration>00:30</duration><title>Talk</title></event>
                </room></day></schedule>
                """
                        .formatted(end, start),
                SampleReading.XML);
    }

    private static Reading json(String start, String dayEnd) {
        String end = dayEnd == null ? "" : "\"day_end\": \"" + dayEnd + "\",";
        return SampleReading.read(
                """
                {"schedule": {"conference": {"title": "T", "days": [{"index": 1, "date": "2027-05-18", %s
                "rooms": {"Hall": [{"id": 1, "date": "%s", "duration": "00:30", "title": "Talk"}]}}]}}}
                """
                        .formatted(end, start),
                SampleReading.JSON);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-18T23:30:00+01:00, 2027-05-19T04:00:00+01:00, ",
        "2027-05-19T01:30:00+01:00, 2027-05-19T04:00:00+01:00, PAST_MIDNIGHT",
        "2027-05-19T09:30:00+01:00, 2027-05-19T04:00:00+01:00, PAST_MIDNIGHT",
        "2027-05-19T01:30:00+01:00, 2027-05-18T12:00:00+01:00, PAST_MIDNIGHT",
        "2027-05-19T01:30:00+01:00, , PAST_MIDNIGHT",
        "2027-05-17T20:30:00+01:00, , DAY_DIFFERS",
    })
    void itStandsWhereItsFilePutsIt(String start, String dayEnd, FindingCode code) {
        for (Reading reading : new Reading[] {xml(start, dayEnd), json(start, dayEnd)}) {
            assertThat(reading.document().entries().get(0).day()).isEqualTo(LocalDate.of(2027, 5, 18));
            assertThat(reading.of(FindingCode.ANOTHER_DAY)).isEmpty();
            assertThat(code == null || !reading.of(code).isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2027-05-19T16:00:00+01:00, 2027-05-19T04:00:00+01:00, 2027-05-19",
        "2027-05-19T08:00:00+01:00, 2027-05-18T20:00:00+01:00, 2027-05-19",
        "2027-05-19T17:30:00+01:00, , 2027-05-19",
        "2027-05-21T01:30:00+01:00, , 2027-05-20",
        "2027-05-17T10:00:00+01:00, , 2027-05-17",
    })
    void halfADayLaterOrBeforeItStandsOnItsOwnDayAndThatIsSaid(String start, String dayEnd, LocalDate day) {
        for (Reading reading : new Reading[] {xml(start, dayEnd), json(start, dayEnd)}) {
            assertThat(reading.document().entries().get(0).day()).isEqualTo(day);
            assertThat(reading.document().days()).extracting(ProgramDay::date).contains(day);
            assertThat(reading.of(FindingCode.ANOTHER_DAY)).hasSize(1);
            assertThat(reading.of(FindingCode.DAY_DIFFERS)).isEmpty();
        }
    }
}
