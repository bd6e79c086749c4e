package io.plenary.formats;

import static io.plenary.formats.SampleReading.JSON;
import static io.plenary.formats.SampleReading.XML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says beyond what the API takes, and what nobody could be shown by. */
class BoundsTest {

    private static Reading xml(String events) {
        return SampleReading.read("<schedule>\n<day date='2027-05-18'>\n%s</day></schedule>".formatted(events), XML);
    }

    private static String event(String content) {
        return "<event><start>10:00</start><duration>0:30</duration>" + content + "</event>\n";
    }

    @ParameterizedTest
    @CsvSource({"title, 300", "subtitle, 500", "slug, 500", "type, 500", "abstract, 100000", "description, 100000"})
    void textsAreCutToWhatTheApiTakes(String field, int most) {
        String text = "x".repeat(150_000);

        Reading reading = xml(event("<%1$s>%2$s</%1$s>".formatted(field, text)));

        Entry entry = reading.document().entries().get(0);
        Map<String, String> values = Map.of(
                "title", String.valueOf(entry.title()),
                "subtitle", String.valueOf(entry.subtitle()),
                "slug", String.valueOf(entry.slug()),
                "type", String.valueOf(entry.type()),
                "abstract", String.valueOf(entry.abstractText()),
                "description", String.valueOf(entry.description()));
        assertThat(values.get(field)).hasSize(most).endsWith("x…");
        assertThat(reading.of(FindingCode.VALUE_CUT))
                .extracting(Finding::line, finding -> finding.values().get("field"))
                .containsExactly(tuple(3, field));
    }

    @Test
    void halfALanguageIsNoneAndALicenseIsCut() {
        Reading reading = xml(event("<language>" + "d".repeat(36) + "</language><recording><license>" + "l".repeat(501)
                + "</license></recording>"));

        Entry entry = reading.document().entries().get(0);
        assertThat(entry.language()).isNull();
        assertThat(entry.recording().license()).hasSize(500);
        assertThat(reading.of(FindingCode.VALUE_LEFT_OUT))
                .extracting(Finding::message)
                .containsExactly("“language” was longer than 35 characters and was left out");
    }

    @Test
    void ofLinksAndPersonsAsManyAreKeptAsAFormTakes() {
        Reading reading =
                xml(event("<title>One</title><links>" + "<link href='https://example.org'>Here</link>".repeat(51)
                        + "</links><persons>" + "<person>Ada</person>".repeat(101) + "</persons>"));

        Entry entry = reading.document().entries().get(0);
        assertThat(entry.links()).hasSize(50);
        assertThat(entry.persons()).hasSize(100);
        assertThat(reading.of(FindingCode.LIST_CUT))
                .extracting(Finding::line, Finding::message)
                .containsExactlyInAnyOrder(
                        tuple(3, "“link” is there more than 50 times; the first were kept"),
                        tuple(3, "“person” is there more than 100 times; the first were kept"));
    }

    @Test
    void aLongNameOfARoomOrATrackIsCountedOnceWithTheLineOfTheFirstEvent() {
        String named = event("<title>One</title><room>%1$s</room><track>%1$s</track>".formatted("n".repeat(400)));

        Reading reading = xml(named + named);

        assertThat(reading.of(FindingCode.NAME_CUT))
                .extracting(Finding::line, finding -> finding.values().get("field"), finding -> finding.values()
                        .get("count"))
                .containsExactlyInAnyOrder(tuple(3, "room", 1), tuple(3, "track", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<person id='4'/>",
                "<person code='ABCDEF'/>",
                "<person guid='7b0f781c-0000-4000-8000-000000000001'> </person>",
                "<person id='4'><biography>Writes code.</biography></person>",
            })
    void whoHasNoNameIsNobodyToShow(String person) {
        Reading reading = xml(event("<title>One</title><persons>" + person + "<person id='5'>Ada</person></persons>"));

        assertThat(reading.document().entries().get(0).persons())
                .extracting(Person::name)
                .containsExactly("Ada");
        assertThat(reading.of(FindingCode.NAMELESS_PERSON)).hasSize(1);
    }

    @Test
    void anIdIsEnoughWhereTheFileIntroducesThePersonElsewhere() {
        Reading reading = SampleReading.read(
                """
                {"schedule": {"conference": {"speakers": [{"id": 9, "name": "Ada"}], "days": [{"date": "2027-05-18",
                "rooms": {"Hall": [{"id": 1, "title": "One", "start": "10:00", "duration": "00:30",
                "persons": [{"id": 9, "name": null}, {"id": 10, "name": null}, {"nick": "ben"}]}]}}]}}}
                """,
                JSON);

        assertThat(reading.document().entries().get(0).persons())
                .extracting(Person::name)
                .containsExactly("Ada", "ben");
        assertThat(reading.of(FindingCode.NAMELESS_PERSON))
                .extracting(Finding::message)
                .containsExactly("1 time a person without a name was left out");
    }

    @Test
    void spaceWithinANameIsOneSpace() {
        Reading reading = xml(event("<title>One</title><persons><person>Ada \n \t\u00A0Example</person></persons>"));

        assertThat(reading.document().entries().get(0).persons())
                .extracting(Person::name)
                .containsExactly("Ada Example");
    }

    @Test
    void anAddressIsCompletedOnlyByTheBaseOfItsFile() {
        String relative = event("<title>One</title><url>talks/1</url>");
        String based = "<schedule><conference><title>T</title><base_url>https://example.org/</base_url></conference>"
                + "<day date='2027-05-18'>" + relative + "</day></schedule>";

        List<Finding> completed = SampleReading.read(based, XML).of(FindingCode.RELATIVE_URL);

        assertThat(completed)
                .extracting(Finding::message)
                .containsExactly("1 address is relative; it was completed by the file's base address");
        assertThat(xml(relative).of(FindingCode.RELATIVE_URL)).isEmpty();
    }
}
