package io.plenary.formats.ics;

import static io.plenary.formats.SampleReading.ICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.SampleReading;
import io.plenary.formats.SampleReading.Reading;
import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.reading.ReadingLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleIcsReaderTest {

    private static final String TITLE = "Übung mit 🎉 für “alle”";

    private static String calendar(String title) {
        return """
               BEGIN:VCALENDAR
               VERSION:2.0
               BEGIN:VEVENT
               UID:one
               DTSTART:20270518T090000Z
               DURATION:PT45M
               SUMMARY:%s
               END:VEVENT
               BEGIN:VEVENT
               UID:two
               SUMMARY:Without a start
               END:VEVENT
               END:VCALENDAR
               """
                .formatted(title);
    }

    /** RFC 5545, 3.1: a line may be folded between any two octets. */
    private static byte[] foldedAtEachOctet(String fold) {
        ByteArrayOutputStream folded = new ByteArrayOutputStream();
        for (byte octet : TITLE.getBytes(StandardCharsets.UTF_8)) {
            folded.writeBytes(fold.getBytes(StandardCharsets.UTF_8));
            folded.write(octet);
        }
        String title = folded.toString(StandardCharsets.ISO_8859_1);
        return calendar(title).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n ", "\n ", "\r\n\t"})
    void linesAreUnfoldedBeforeTheirCharactersAreDecoded(String fold) {
        byte[] file = foldedAtEachOctet(fold);

        for (String contentType : new String[] {ICS, null}) {
            Reading reading = SampleReading.read(file, contentType);

            assertThat(reading.titles()).containsExactly(TITLE, "Without a start");
            int folds = TITLE.getBytes(StandardCharsets.UTF_8).length;
            assertThat(reading.document().entries().get(1).origin().line()).isEqualTo(9 + folds);
        }
    }

    @Test
    void aCharacterThatIsBrokenWhereNothingIsFoldedIsRefused() {
        byte[] file = calendar("\u00C3 \u00BC").getBytes(StandardCharsets.ISO_8859_1);

        Finding refusal = SampleReading.refusal(file, ICS);

        assertThat(List.of(refusal.code(), refusal.line())).isEqualTo(List.of(FindingCode.BROKEN_ENCODING, 7));
    }

    @Test
    void aTextOfAnEventIsBoundedWhateverItsLineMayHold() {
        Reading reading = SampleReading.read(calendar("x".repeat(ReadingLimits.TEXT + 1)), ICS);

        assertThat(reading.titles()).first().asString().hasSize(300);
        assertThat(reading.of(FindingCode.VALUE_CUT)).extracting(Finding::line).containsExactly(3);
    }
}
