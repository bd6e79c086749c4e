package io.plenary.formats;

import static io.plenary.formats.SampleReading.JSON;
import static io.plenary.formats.SampleReading.XML;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each event of a file ends as a session or as a finding. */
class MisplacedEventsTest {

    private static final String EVENT =
            "<event id='1'><title>One</title><date>2027-05-18T10:00:00+01:00</date><duration>00:30</duration></event>";
    private static final String JSON_EVENT =
            "{'id': 1, 'title': 'One', 'date': '2027-05-18T10:00:00+01:00', 'duration': '00:30'}".replace('\'', '"');

    private static Reading xml(String content) {
        return SampleReading.read("<schedule><conference><title>C</title></conference>" + content + "</schedule>", XML);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "%s, -",
                "<day date='2027-05-18'>%s</day>, -",
                "<day date='2027-05-18'><break>%s</break></day>, -",
                "<day date='2027-05-18'><room name='Hall'><foo><bar>%s</bar></foo></room></day>, Hall",
                "<days><day date='2027-05-18'><rooms><room name='Hall'>%s</room></rooms></day></days>, Hall",
            })
    void eventsAreReadWhereverTheyStand(String place, String room) {
        Reading reading = xml(place.formatted(EVENT));

        assertThat(reading.titles()).containsExactly("One");
        assertThat(reading.document().entries().get(0).room()).isEqualTo(room);
        assertThat(reading.of(FindingCode.MISPLACED_EVENT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tracks>%s</tracks>",
                "<conference><x>%s</x></conference>",
                "<event id='2'><title>Two</title>%s</event>",
                "<event id='2'><title>Two</title><persons>%s</persons></event>",
            })
    void eventsWhereNoneCanBeReadAreReported(String place) {
        Reading reading = xml("\n" + place.formatted(EVENT + EVENT));

        assertThat(reading.titles()).doesNotContain("One");
        assertThat(reading.of(FindingCode.MISPLACED_EVENT))
                .extracting(Finding::line)
                .containsExactly(2, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'days': [{'rooms': {'R': {'a': %s}}}]",
                "'days': [{'rooms': {'R': {'events': {'a': %s}}}}]",
                "'days': [{'x': [[%s]]}]",
                "'days': [[%s]]",
                "'days': [], 'events': [%s]",
                "'days': [], 'rooms': [{'name': 'R', 'events': [%s]}]",
            })
    void membersWithEventsAreReportedEach(String members) {
        String file = "{'schedule': {'conference': {\n%s}}}"
                .replace('\'', '"')
                .formatted(members.replace('\'', '"').formatted(JSON_EVENT));

        Reading reading = SampleReading.read(file, JSON);

        assertThat(reading.document().entries()).isEmpty();
        assertThat(reading.of(FindingCode.MISPLACED_EVENT))
                .extracting(Finding::line)
                .containsExactly(2);
    }

    @Test
    void untitledEventsAreNamedByTheirId() {
        Reading reading = xml("<day date='2027-05-18'><event id='42'><start>10:00</start><duration>0</duration></event>"
                + "<event><start>10:00</start><duration>0</duration></event></day>");

        assertThat(reading.of(FindingCode.ZERO_DURATION))
                .extracting(Finding::message)
                .containsExactly("“#42” lasts 0 minutes", "“line 1” lasts 0 minutes");
    }

    @Test
    void whiteSpaceBeforeTheDeclarationIsReadOver() {
        Reading reading = SampleReading.read(
                "\n \n<?xml version='1.0' encoding='UTF-8'?>\n<schedule>" + EVENT + "</schedule>", null);

        assertThat(reading.titles()).containsExactly("One");
        assertThat(reading.document().entries().get(0).origin().line()).isEqualTo(4);
        assertThat(reading.of(FindingCode.LEADING_SPACE)).hasSize(1);
    }

    @Test
    void aTrackWithoutNameIsReported() {
        assertThat(xml("<tracks><track slug='x'/></tracks>").of(FindingCode.NAMELESS_TRACK))
                .hasSize(1);
        assertThat(SampleReading.read("{\"days\": [], \"tracks\": [{\"slug\": \"x\"}]}", JSON)
                        .of(FindingCode.NAMELESS_TRACK))
                .hasSize(1);
    }
}
