package io.plenary.formats;

import static io.plenary.formats.SampleReading.ICS;
import static io.plenary.formats.SampleReading.JSON;
import static io.plenary.formats.SampleReading.XML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.document.ProgramTrack;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One faulty part costs that part: all others are read, and the report names it. */
class FaultyPartsTest {

    private static final String EVENT = "<event id='1'><title>One</title><start>10:00</start>%s</event>";

    private static Reading xml(String content) {
        return SampleReading.read("<schedule>\n<day date='2027-05-18'>%s</day></schedule>".formatted(content), XML);
    }

    private static Reading json(String content) {
        return SampleReading.read(content.replace('\'', '"'), JSON);
    }

    private static List<?> leftOut(Reading reading) {
        return reading.of(FindingCode.ELEMENT_LEFT_OUT).stream()
                .map(finding -> finding.values().get("name"))
                .toList();
    }

    @Test
    void whatAnXmlFileSaysOfDaysRoomsAndTracksAndNobodyTakesIsReported() {
        String file =
                """
                <schedule><conference><track name='Main' slug='main' weight='7'/></conference>
                <day date='2027-05-18' index='1' weather='rain'><room name='Hall' guid='' floor='2'>
                <event id='1'><title>One</title><track online_qa='true'>Main</track><abstract format='html'>A</abstract></event>
                </room></day></schedule>
                """;

        Reading reading = SampleReading.read(file, XML);

        assertThat(reading.titles()).containsExactly("One");
        assertThat(leftOut(reading))
                .map(Object::toString)
                .containsExactlyInAnyOrder(
                        "track@weight", "day@weather", "room@floor", "event/track@online_qa", "event/abstract@format");
        assertThat(reading.findings()).allMatch(finding -> finding.line() == null || finding.line() > 0);
    }

    @Test
    void whatAJsonFileSaysOfDaysRoomsAndTracksAndNobodyTakesIsReported() {
        Reading reading = json(
                """
                {'rooms': [{'id': 7, 'name': 'Hall', 'floor': 2, 'empty': ''}],
                 'tracks': [{'id': 3, 'name': 'Main', 'weight': 7, 'none': null}],
                 'days': [{'date': '2027-05-18', 'line1': 'Sunny', 'rooms': [
                    {'name': 'Hall', 'floor': 2, 'events': [{'id': 1, 'title': 'One', 'start': '10:00'}]}]}]}
                """);

        assertThat(reading.titles()).containsExactly("One");
        assertThat(leftOut(reading))
                .map(Object::toString)
                .containsExactlyInAnyOrder("rooms/floor", "tracks/weight", "day/line1", "room/floor");
    }

    @Test
    void ofAMemberGivenTwiceTheFirstCounts() {
        Reading reading = json(
                """
                {'title': 'First', 'title': 'Second', 'days': [{'date': '2027-05-18', 'date': '2027-05-19', 'events': [
                   {'id': 1, 'title': 'One', 'title': 'Uno', 'start': '10:00', 'persons': ['Ada'], 'persons': ['Eve'],
                    'room': 'Hall'}]}]}
                """);

        assertThat(reading.document().conference().title()).isEqualTo("First");
        assertThat(reading.document().entries())
                .extracting(Entry::title, Entry::day, Entry::room)
                .containsExactly(tuple("One", LocalDate.of(2027, 5, 18), "Hall"));
        assertThat(reading.document().entries().get(0).persons())
                .extracting(Person::name)
                .containsExactly("Ada");
        assertThat(reading.of(FindingCode.REPEATED_MEMBER))
                .extracting(finding -> finding.values().get("name"), Finding::line)
                .containsExactly(tuple("title", 1), tuple("date", 1), tuple("persons", 2));
    }

    @Test
    void sessionsInListsGivenTwiceAreAllRead() {
        String event = "{'id': %d, 'title': '%s', 'start': '10:00'}";
        String one = event.formatted(1, "One");
        String two = event.formatted(2, "Two");
        String three = event.formatted(3, "Three");
        Reading reading = json(
                """
                {'days': [{'date': '2027-05-18', 'rooms': {'Hall': [%s], 'Hall': [%s]}}],
                 'days': [{'date': '2027-05-19', 'events': [%s], 'events': [%s]}]}
                """
                        .formatted(one, two, three, event.formatted(4, "Four")));

        assertThat(reading.titles()).containsExactlyInAnyOrder("One", "Two", "Three", "Four");
        assertThat(reading.of(FindingCode.REPEATED_MEMBER)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "Caf&eacute;&nbsp;au lait, Caf\u00e9\u00a0au lait, ENTITY_READ",
        "A &lt; B &amp; C, A < B & C, -",
        "Q&A, Q&A, ENTITY_KEPT",
        "AT&T; &nothing; here, AT&T; &nothing; here, ENTITY_KEPT",
        "&#66;&#x43;, BC, -",
        "<![CDATA[<b>&nbsp;&eacute;&#0;]]>, <b>&nbsp;&eacute;&#0;, -",
        "&LT;script&GT;, <script>, ENTITY_READ",
    })
    void referencesAreReadAsTheyAreMeant(String written, String read, String code) {
        String title = EVENT.replace("One", written).formatted("");

        Reading reading = xml("\n" + title + EVENT.replace("1", "2").formatted(""));

        assertThat(reading.titles()).containsExactly(read, "One");
        assertThat(reading.findings())
                .filteredOn(finding -> finding.code().name().startsWith("ENTITY"))
                .allMatch(finding -> finding.code().name().equals(code) && finding.line() == 3)
                .matches(found -> found.isEmpty() == code.equals("-"));
    }

    @Test
    void referencesInAttributesAreReadToo() {
        Reading reading = xml("<room name='Caf&eacute; &quot;A&B&quot;'>%s</room>".formatted(EVENT.formatted("")));

        assertThat(reading.document().entries().get(0).room()).isEqualTo("Caf\u00e9 \"A&B\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"This line holds nothing", "SUMMARY", ";X=1", "X;Y=\"unclosed:1"})
    void aLineThatIsNoPropertyCostsNoOther(String line) {
        String file =
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:a
                DTSTART:20270518T100000Z
                %s
                SUMMARY:One
                END:VEVENT
                END:VCALENDAR
                Not even here
                """
                        .formatted(line);

        Reading reading = SampleReading.read(file, ICS);

        assertThat(reading.titles()).containsExactly("One");
        assertThat(reading.of(FindingCode.LINE_LEFT_OUT))
                .extracting(finding -> finding.values().get("text"), Finding::line)
                .containsExactly(tuple(line, 5), tuple("Not even here", 9));
    }

    @Test
    void halvesOfCharactersInJsonAreReplacedWhereverTheyStand() {
        Reading reading = json(
                """
                {'title': 'A \\ud800', 'rooms': [{'name': 'B \\udc00'}], 'tracks': ['C \\ud800'],
                 'days': [{'date': '2027-05-18', 'rooms': {'D \\ud800': [
                    {'id': 1, 'title': 'E \\ud800', 'start': '10:00', 'x \\ud800': 'F \\ud800', 'track': 'C \\ud800',
                     'persons': [{'id': 1, 'name': 'G \\ud800'}]}]}}]}
                """);

        assertThat(reading.document().conference().title()).isEqualTo("A \uFFFD");
        assertThat(reading.document().rooms()).extracting(ProgramRoom::name).contains("B \uFFFD", "D \uFFFD");
        assertThat(reading.document().tracks()).extracting(ProgramTrack::name).containsExactly("C \uFFFD");
        assertThat(reading.titles()).containsExactly("E \uFFFD");
        assertThat(reading.document().entries().get(0).persons())
                .extracting(Person::name)
                .containsExactly("G \uFFFD");
        assertThat(reading.toString().chars().allMatch(c -> !Character.isSurrogate((char) c)))
                .isTrue();
        assertThat(reading.of(FindingCode.CONTROL_CHARACTER)).hasSize(1);
    }
}
