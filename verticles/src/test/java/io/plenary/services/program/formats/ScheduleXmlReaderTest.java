package io.plenary.services.program.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleXmlReaderTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    private static Entry read(String inEvent) {
        String file =
                """
                <schedule><conference><title>C</title></conference><day date="2027-05-18" index="1"><room name="Hall">
                <event id="1"><title>One</title><start>10:00</start><duration>00:30</duration>%s</event>
                </room></day></schedule>
                """
                        .formatted(inEvent);
        return ProgramFormats.read(
                        file.getBytes(StandardCharsets.UTF_8), "application/xml", Destination.in(ZONE), new Findings())
                .entries()
                .get(0);
    }

    /** Without counting, a parser holds each of these several times over, which one node has no memory for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<abstract>%s</abstract>",
                "<abstract><![CDATA[%s]]></abstract>",
                "<abstract><![CDATA[<%s]]></abstract>",
                "<!-- < %s -->",
                "<?plenary <%s?>",
                "<link href=\"%s\"/>",
                "<%s/>",
            })
    void anEndlessPieceIsRefusedBeforeItIsParsed(String piece) {
        assertThatThrownBy(() -> read(piece.formatted("x".repeat(6_000_000))))
                .isInstanceOfSatisfying(UnreadableProgram.class, refusal -> {
                    assertThat(refusal.finding().code()).isEqualTo(FindingCode.TEXT_TOO_LONG);
                    assertThat(refusal.finding().line()).isEqualTo(2);
                });
    }

    @Test
    void aTextMayBeAsLongAsItMayBeWhereEachOfItsCharactersIsEscaped() {
        assertThat(read("<abstract>" + "&quot;".repeat(ReadingLimits.TEXT - 1) + "</abstract>")
                        .abstractText())
                .hasSize(ReadingLimits.TEXT - 1);
    }

    @Test
    void anUnknownEntityIsRefusedRatherThanLeftOut() {
        assertThatThrownBy(() -> read("<abstract>a&nbsp;b</abstract>"))
                .isInstanceOfSatisfying(
                        UnreadableProgram.class,
                        refusal -> assertThat(refusal.finding().code()).isEqualTo(FindingCode.MALFORMED_XML));
    }

    @Test
    void textWithElementsKeepsItsOrder() {
        assertThat(read("<abstract>Hello <b>bold</b> world &amp; <i>all</i>!</abstract>")
                        .abstractText())
                .isEqualTo("Hello bold world & all!");
    }

    @Test
    void paragraphsOfHtmlStayApart() {
        assertThat(read("<description><p>One</p><p>Two<br/>Three</p></description>")
                        .description())
                .isEqualTo("One\nTwo\nThree");
    }
}
