package io.plenary.formats;

import static io.plenary.formats.SampleReading.JSON;
import static io.plenary.formats.SampleReading.XML;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.document.Person;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons as the many programs that write schedules describe them. */
class NestedPersonsTest {

    private static Reading xml(String persons) {
        return SampleReading.read(
                """
                <schedule><day date="2027-05-18"><room name="Hall"><event id="1"><title>One</title>
                <start>10:00</start><duration>00:30</duration>
                <persons>%s</persons></event></room></day></schedule>
                """
                        .formatted(persons),
                XML);
    }

    private static Reading json(String persons, String table) {
        return SampleReading.read(
                """
                {"schedule": {"conference": {%s "days": [{"date": "2027-05-18", "rooms": {"Hall": [{"id": 1,
                "title": "One", "start": "10:00", "duration": "00:30", "persons": %s}]}}]}}}
                """
                        .formatted(table, persons),
                JSON);
    }

    private static List<Person> persons(Reading reading) {
        return reading.document().entries().get(0).persons();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<person>Ada Example</person>",
                "<person><![CDATA[Ada Example]]></person>",
                "<person>Ada <b>Example</b></person>",
                "<person><name>Ada Example</name></person>",
                "<person>\n  <public_name>Ada Example</public_name>\n</person>",
                "<person><full_public_name>Ada Example</full_public_name></person>",
                "<person><firstname>Ada</firstname><lastname>Example</lastname></person>",
                "<person><name><first>Ada</first><last>Example</last></name></person>",
                "<person name='Ada Example'/>",
                "<person><email>ada@example.org</email><name>Ada Example</name></person>",
                "<person><name>ada@example.org</name><public_name>Ada Example</public_name></person>",
                "<person>Ada Example &lt;ada@example.org&gt;</person>",
                "<speaker><display-name>Ada Example</display-name></speaker>",
                "Ada Example",
            })
    void aNameIsFoundWhereverItStands(String person) {
        assertThat(persons(xml(person))).extracting(Person::name).containsExactly("Ada Example");
    }

    @Test
    void whatIsSaidOfAPersonIsReadFromAttributesAndChildrenAlike() {
        Person expected = new Person(
                "85",
                java.util.UUID.fromString("33333333-0000-4000-8000-000000000001"),
                "ABC123",
                "Ada Example",
                "https://example.org/ada.png",
                "Writes code since 1999.",
                "https://example.org/ada");

        Reading xml = xml(
                """
                <person id="85"><guid>33333333-0000-4000-8000-000000000001</guid><code>ABC123</code>
                <name>Ada Example</name><biography>Writes code since 1999.</biography>
                <avatar>https://example.org/ada.png</avatar>
                <links><link href="https://example.org/ada">Home</link></links></person>
                """);
        Reading json = json(
                """
                [{"id": 85, "guid": "33333333-0000-4000-8000-000000000001", "code": "ABC123",
                "public_name": "Ada Example", "bio": "Writes code since 1999.",
                "avatar": {"url": "https://example.org/ada.png"},
                "links": [{"url": "https://example.org/ada", "title": "Home"}]}]
                """,
                "");

        assertThat(persons(xml)).containsExactly(expected);
        assertThat(persons(json)).containsExactly(expected);
        assertThat(xml.of(FindingCode.UNKNOWN_ELEMENT)).isEmpty();
        assertThat(json.of(FindingCode.UNKNOWN_ELEMENT)).isEmpty();
    }

    @Test
    void whatIsNotUnderstoodIsAWarningAndKept() {
        Reading reading = xml("<person id='1'><name>Ada</name><pronouns>she</pronouns></person>");

        assertThat(reading.of(FindingCode.UNKNOWN_ELEMENT)).singleElement().satisfies(finding -> {
            assertThat(finding.values().get("name")).isEqualTo("event/person/pronouns");
            assertThat(finding.code().severity()).isEqualTo(Finding.Severity.WARNING);
        });
        assertThat(reading.document().entries().get(0).extra()).containsEntry("person/pronouns", "she");
    }

    @Test
    void personsDescribedApartFromTheirEventsAreBroughtTogetherWithThem() {
        Reading reading = SampleReading.read(
                """
                <schedule><conference><title>C</title></conference><day date="2027-05-18"><room name="Hall">
                <event id="1"><title>One</title><start>10:00</start><duration>00:30</duration><persons>
                <person id="7">Ada</person><person id="8"/><person>Cleo</person></persons></event></room></day>
                <persons>
                <person id="7"><name>Ada Example</name><slug>ada</slug><biography>&lt;p&gt;Codes.&lt;/p&gt;</biography>
                <extended_biography/></person>
                <person id="8"><name>Bob</name><biography>Sings.</biography>
                <extended_biography>Sings. And dances.</extended_biography></person>
                <person id="9"><name>Cleo</name><biography>Paints.</biography></person>
                <person id="10"><name>Dora</name></person>
                </persons></schedule>
                """,
                XML);

        assertThat(persons(reading)).extracting(Person::name).containsExactly("Ada", "Bob", "Cleo");
        assertThat(persons(reading)).extracting(Person::id).containsExactly("7", "8", "9");
        assertThat(persons(reading).get(0).biography()).contains("Codes.");
        assertThat(persons(reading).get(1).biography()).isEqualTo("Sings. And dances.");
        assertThat(persons(reading).get(2).biography()).isEqualTo("Paints.");
        assertThat(reading.of(FindingCode.PERSON_WITHOUT_EVENT))
                .extracting(Finding::line)
                .containsExactly(10);
        assertThat(reading.of(FindingCode.ELEMENT_LEFT_OUT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"speakers\": [{\"id\": \"a7\", \"name\": \"Ada\", \"biography\": \"Codes.\"}],",
                "\"persons\": {\"a7\": {\"name\": \"Ada\", \"biography\": \"Codes.\"}},",
            })
    void aTableOfJsonIsFoundById(String table) {
        for (String persons : new String[] {"[\"a7\"]", "[{\"id\": \"a7\"}]", "\"a7\""}) {
            assertThat(persons(json(persons, table)))
                    .containsExactly(new Person("a7", null, null, "Ada", null, "Codes.", null));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<person id='1'>ada@example.org</person>",
                "<person><name>mailto:ada@example.org</name></person>",
                "<person id='ada@example.org'/>",
            })
    void nobodyIsNamedByAnAddress(String person) {
        Reading reading = xml(person + "<person>Bob</person>");

        assertThat(persons(reading)).extracting(Person::name).containsExactly("Bob");
        assertThat(reading.of(FindingCode.MAIL_AS_NAME))
                .extracting(Finding::line)
                .containsExactly(1);
    }

    @Test
    void whatIsKeptForOrganizersHoldsNoAddressesEither() {
        Reading reading = xml("<person id='1'><name>Ada</name><contact>ada@example.org, 555</contact></person>");

        assertThat(reading.document().entries().get(0).extra()).containsEntry("person/contact", "…, 555");
    }
}
