package io.plenary.formats.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.formats.SampleReading;
import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.document.Entry;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.UnreadableProgram;
import io.plenary.formats.reading.ReadingLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleXmlReaderTest {

    private static String file(String inEvent) {
        return """
                <schedule><conference><title>C</title></conference><day date="2027-05-18" index="1"><room name="Hall">
                <event id="1"><title>One</title><start>10:00</start><duration>00:30</duration>%s</event>
                </room></day></schedule>
                """
                .formatted(inEvent);
    }

    private static Entry read(String inEvent) {
        return SampleReading.read(file(inEvent), SampleReading.XML)
                .document()
                .entries()
                .get(0);
    }

    /** Without cutting, a parser holds each of these several times over, which one node has no memory for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<abstract>%s</abstract>",
                "<abstract><![CDATA[%s]]></abstract>",
                "<abstract><![CDATA[<%s]]></abstract>",
                "<abstract>&quot;%s</abstract>",
            })
    void anEndlessTextIsCutWithItsLine(String piece) {
        Reading reading = SampleReading.read(file(piece.formatted("x".repeat(6_000_000))), SampleReading.XML);

        assertThat(reading.document().entries().get(0).abstractText()).hasSize(ReadingLimits.TEXT);
        assertThat(reading.of(FindingCode.VALUE_CUT)).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(2);
            assertThat(finding.values().get("field")).isEqualTo("abstract");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- < %s -->", "<?plenary <%s?>", "<link href=\"%s\"/>", "<link href='%s'>x</link>"})
    void anEndlessPieceIsLeftOut(String piece) {
        assertThat(read(piece.formatted("\n".repeat(9) + "x".repeat(6_000_000))).links())
                .isEmpty();
    }

    @Test
    void anEndlessNameOfAnElementIsRefusedBeforeItIsParsed() {
        assertThatThrownBy(() -> read("<%s/>".formatted("x".repeat(6_000_000))))
                .isInstanceOfSatisfying(UnreadableProgram.class, refusal -> {
                    assertThat(refusal.finding().code()).isEqualTo(FindingCode.TEXT_TOO_LONG);
                    assertThat(refusal.finding().line()).isEqualTo(2);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"&#0;", "&#x0;", "&#8;", "&#x1F;", "&#xD800;", "&#xFFFF;", "&#x110000;", "&#99999999999;"})
    void aCharacterThatXmlCannotHoldIsReplaced(String reference) {
        Entry entry = read("<subtitle>a%sb &#228; &#x1F389;</subtitle>".formatted(reference));

        assertThat(entry.subtitle()).isEqualTo("a\uFFFDb ä 🎉");
    }

    @Test
    void aTextMayBeAsLongAsItMayBeWhereEachOfItsCharactersIsEscaped() {
        assertThat(read("<abstract>" + "&quot;".repeat(ReadingLimits.TEXT - 1) + "</abstract>")
                        .abstractText())
                .hasSize(ReadingLimits.TEXT - 1);
    }

    @Test
    void textWithElementsKeepsItsOrderAndItsEmphasis() {
        assertThat(read("<abstract>Hello <b>bold</b> world &amp; <i>all</i>!</abstract>")
                        .abstractText())
                .isEqualTo("Hello **bold** world & *all*!");
    }

    @Test
    void paragraphsOfHtmlStayApart() {
        assertThat(read("<description><p>One</p><p>Two<br/>Three</p></description>")
                        .description())
                .isEqualTo("One\n\nTwo\nThree");
    }
}
