package io.plenary.formats;

import static io.plenary.formats.SampleReading.ICS;
import static io.plenary.formats.SampleReading.JSON;
import static io.plenary.formats.SampleReading.XML;
import static io.plenary.formats.SampleReading.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.reading.ReadingLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to exhaust a node, to read what is not theirs, or simply broken: each is refused with its reason. */
class HostileFilesTest {

    private static final int MUCH = 30 << 20;
    private static final String EVENT =
            "<schedule><day date='2027-05-18'><event><title>%s</title></event></day></schedule>";

    @Test
    void entitiesThatGrowAreRefusedBeforeTheyDo() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE schedule [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e%d '&e%d;&e%d;'>".formatted(i, i - 1, i - 1));
        }

        Finding refusal = refusal(bomb + "]>" + EVENT.formatted("&e29;"), XML);

        assertThat(refusal.code()).isEqualTo(FindingCode.DTD_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!ENTITY x SYSTEM '%s'>", "<!ENTITY %% p SYSTEM '%s'> %%p;"})
    void filesOfTheServerAreNotReadInto(String entity, @TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "<!ENTITY x 'top secret'>");
        String type = "<!DOCTYPE schedule [%s]>".formatted(entity.formatted(secret.toUri()));

        Finding refusal = refusal(type + EVENT.formatted("&x;"), XML);

        assertThat(refusal.code()).isEqualTo(FindingCode.DTD_REFUSED);
        assertThat(refusal.message()).doesNotContain("secret");
    }

    private static Stream<Arguments> nested() {
        int million = 1_000_000;
        return Stream.of(
                Arguments.of("<schedule>" + "<a>".repeat(million) + "</a>".repeat(million) + "</schedule>", XML),
                Arguments.of("<schedule><conference>" + "<a>".repeat(million), XML),
                Arguments.of(EVENT.formatted("<b>".repeat(million)), XML),
                Arguments.of("{\"schedule\": " + "[".repeat(million) + "]".repeat(million) + "}", JSON),
                Arguments.of("{\"schedule\": ".repeat(million), JSON),
                Arguments.of("BEGIN:VCALENDAR\n" + "BEGIN:A\n".repeat(million), ICS));
    }

    @ParameterizedTest
    @MethodSource("nested")
    void endlessNestingIsRefused(String file, String contentType) {
        assertThat(refusal(file, contentType).code()).isEqualTo(FindingCode.TOO_DEEP);
    }

    private static Stream<Arguments> pieces() {
        String much = "x".repeat(MUCH);
        return Stream.of(
                Arguments.of("<schedule><" + much + "/></schedule>", XML, FindingCode.TEXT_TOO_LONG),
                Arguments.of(
                        EVENT.formatted("<x>" + "y<z/>".repeat(200_001) + "</x>"), XML, FindingCode.TOO_MANY_ELEMENTS),
                Arguments.of("BEGIN:VCALENDAR\nX-A:" + much, ICS, FindingCode.LINE_TOO_LONG),
                Arguments.of("BEGIN:VCALENDAR\nX-A:" + "x\n ".repeat(MUCH / 3), ICS, FindingCode.LINE_TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void endlessPiecesAreRefused(String file, String contentType, FindingCode code) {
        assertThat(refusal(file, contentType).code()).isEqualTo(code);
    }

    private static Stream<Arguments> values() {
        String much = "x".repeat(MUCH);
        String quotes = "&quot;".repeat(MUCH / 6);
        String json = "{\"days\": [{\"date\": \"2027-05-18\", \"events\": [{\"title\": \"%s\"}]}]}";
        return Stream.of(
                Arguments.of(EVENT.formatted(much), XML),
                Arguments.of(EVENT.formatted(quotes), XML),
                Arguments.of(EVENT.formatted("<![CDATA[" + much + "]]>"), XML),
                Arguments.of(EVENT.formatted("x<!--" + much + "-->"), XML),
                Arguments.of(EVENT.formatted("x").replace("<event>", "<event id='" + much + "'>"), XML),
                Arguments.of(EVENT.formatted("x</title><abstract>" + much + "</abstract><title>"), XML),
                Arguments.of(json.formatted(much), JSON),
                Arguments.of(json.formatted("\\\"".repeat(MUCH / 2)), JSON),
                Arguments.of(json.formatted("x\", \"id\": " + "1".repeat(MUCH) + ", \"slug\": \""), JSON));
    }

    /** One value, however long, costs no more than itself. */
    @ParameterizedTest
    @MethodSource("values")
    void anEndlessValueIsCutAndTheRestIsRead(String file, String contentType) {
        SampleReading.Reading reading = SampleReading.read(file, contentType);

        assertThat(reading.document().entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.title()).isNotEmpty().hasSizeLessThanOrEqualTo(300));
    }

    @Test
    void moreThanIsReadAtAllIsRefused() {
        assertThat(refusal(new byte[ReadingLimits.BYTES + 1], XML).code()).isEqualTo(FindingCode.TOO_LARGE);
    }

    private static Stream<Arguments> broken() {
        String xml = EVENT.formatted("One");
        String json = "{\"schedule\": {\"conference\": {\"days\": [{\"date\": \"2027-05-18\"}]}}}";
        String ics = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR\n";
        return Stream.of(
                Arguments.of(half(xml), XML, FindingCode.MALFORMED_XML),
                Arguments.of(half(json), JSON, FindingCode.MALFORMED_JSON),
                Arguments.of(half(ics), ICS, FindingCode.MALFORMED_ICS),
                Arguments.of(ics.replace("UID:a", "BEGIN:VEVENT\nEND:VEVENT"), ICS, FindingCode.MALFORMED_ICS),
                Arguments.of(json, XML, FindingCode.MALFORMED_XML),
                Arguments.of(xml, JSON, FindingCode.MALFORMED_JSON),
                Arguments.of(xml, ICS, FindingCode.MALFORMED_ICS),
                Arguments.of("<html><body/></html>", null, FindingCode.UNKNOWN_FORMAT),
                Arguments.of("PK\u0003\u0004", null, FindingCode.UNKNOWN_FORMAT),
                Arguments.of("", null, FindingCode.UNKNOWN_FORMAT));
    }

    private static String half(String file) {
        return file.substring(0, file.length() / 2);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenFilesAreRefused(String file, String contentType, FindingCode code) {
        assertThat(refusal(file, contentType).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {XML, JSON, ICS})
    void brokenCharactersAreRefusedWithTheirLine(String contentType) {
        byte[] file = "\n\n\u00E4".getBytes(StandardCharsets.ISO_8859_1);

        Finding refusal = refusal(file, contentType);

        assertThat(refusal.code()).isEqualTo(FindingCode.BROKEN_ENCODING);
        assertThat(refusal.line()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {XML, JSON, ICS, "application/octet-stream"})
    void zerosAreRefused(String contentType) {
        byte[] zeros = new byte[1 << 20];
        Arrays.fill(zeros, (byte) 0);

        assertThat(refusal(zeros, contentType).code().severity()).isEqualTo(Finding.Severity.ERROR);
    }

    private static Stream<Arguments> crumbs() {
        String day = "<schedule><day date='2027-05-18'>%s</day></schedule>";
        String persons = "<event><persons>%s</persons></event>".formatted("<p id='1'/>".repeat(15_000));
        String beside = "<event><?plenary {\"persons\": [%s{}]}?></event>".formatted("{},".repeat(40_000));
        String attendees = "BEGIN:VEVENT\n%sEND:VEVENT\n".formatted("ATTENDEE;CN=a:b\n".repeat(15_000));
        return Stream.of(
                Arguments.of(day.formatted(persons.repeat(30)), XML),
                Arguments.of(day.formatted(beside.repeat(30)), XML),
                Arguments.of("BEGIN:VCALENDAR\n" + attendees.repeat(30) + "END:VCALENDAR", ICS));
    }

    /** Each takes many times the memory of its few characters. */
    @ParameterizedTest
    @MethodSource("crumbs")
    void endlessCrumbsAreRefused(String file, String contentType) {
        assertThat(refusal(file, contentType).code()).isEqualTo(FindingCode.TOO_MANY_ELEMENTS);
    }
}
