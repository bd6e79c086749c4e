package io.plenary.formats;

import static io.plenary.formats.SampleReading.JSON;
import static io.plenary.formats.SampleReading.XML;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.ProgramLink;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NestedLinksTest {

    private static Reading xml(String links) {
        return SampleReading.read(
                """
                <schedule><day date="2027-05-18"><event id="1"><title>One</title><start>10:00</start>
                <duration>00:30</duration>%s</event></day></schedule>
                """
                        .formatted(links),
                XML);
    }

    private static Reading json(String links) {
        return SampleReading.read(
                """
                {"days": [{"date": "2027-05-18", "rooms": {"Hall": [{"id": 1, "title": "One", "start": "10:00",
                "duration": "00:30", "links": %s}]}}]}
                """
                        .formatted(links),
                JSON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "<link href='https://example.org/a'>A page</link> | A page | -",
                "<link><url>https://example.org/a</url><title>A page</title></link> | A page | -",
                "<link href='https://example.org/a'><type>related</type><title>A page</title></link> | A page | related",
                "<link url='https://example.org/a' type='web'><name>A page</name></link> | A page | web",
                "<link href='https://example.org/a' title='A page'/> | A page | -",
                "<link>https://example.org/a</link> | https://example.org/a | -",
                "<link>A page: https://example.org/a</link> | A page: https://example.org/a | -",
            })
    void aLinkIsReadHoweverItIsWritten(String link, String title, String type) {
        ProgramLink expected = new ProgramLink(title, "https://example.org/a", type);

        Entry entry = xml("<links>%s</links><attachments>%s</attachments>"
                        .formatted(link, link.replace("<link", "<attachment").replace("</link", "</attachment")))
                .document()
                .entries()
                .get(0);

        assertThat(entry.links()).containsExactly(expected);
        assertThat(entry.attachments()).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"url\": \"https://example.org/a\", \"title\": \"A page\"}]",
                "{\"url\": \"https://example.org/a\", \"title\": \"A page\"}",
                "{\"first\": {\"href\": \"https://example.org/a\", \"name\": \"A page\"}}",
            })
    void linksOfJsonAreReadHoweverTheyAreWritten(String links) {
        assertThat(json(links).document().entries().get(0).links())
                .containsExactly(new ProgramLink("A page", "https://example.org/a", null));
    }

    @Test
    void whatLeadsNowhereIsReportedEachTime() {
        Reading reading = xml("<links><link>Slides</link><link href=''>Video</link><link/></links>");

        assertThat(reading.document().entries().get(0).links()).isEmpty();
        assertThat(reading.of(FindingCode.LINK_LEFT_OUT))
                .extracting(Finding::message)
                .containsExactly(
                        "the link “Slides” has no address and was left out",
                        "the link “Video” has no address and was left out");
        assertThat(json("[\"Slides\"]").of(FindingCode.LINK_LEFT_OUT)).hasSize(1);
    }

    @Test
    void whatIsNotUnderstoodOfALinkIsAWarning() {
        assertThat(xml("<links><link href='https://example.org'><hash>1</hash></link></links>")
                        .of(FindingCode.UNKNOWN_ELEMENT))
                .extracting(Finding::values)
                .singleElement()
                .satisfies(values -> assertThat(values.get("name")).isEqualTo("event/link/hash"));
    }
}
