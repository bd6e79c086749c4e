package io.plenary.formats;

import static io.plenary.formats.SampleReading.ICS;
import static io.plenary.formats.SampleReading.JSON;
import static io.plenary.formats.SampleReading.XML;
import static io.plenary.formats.SampleReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.findings.UnreadableProgram;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long rows of one sign, which whatever looks for its end again from each of them would read for hours. They take a second; the
 * bound is for machines that do much else.
 */
@Timeout(value = 40, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTextTest {

    private static final int LENGTH = 120_000;

    private static String row(String sign) {
        return "b a@b.cc " + sign.repeat(LENGTH / sign.length()) + "x";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                ";",
                " ",
                "\n",
                "-",
                "=",
                "*",
                "_",
                "`",
                "~",
                "#",
                "[",
                "]",
                "(",
                "<",
                ">",
                "&",
                "\"",
                "'",
                "\\",
                "@",
                "%40",
                ".",
                "a@",
                "a.",
                "<!--",
                "<![CDATA[",
                "<?",
                "</",
                "<p ",
                "<a href=",
                "&#",
                "&#x0",
                "=\"",
                "- ",
                "> ",
                "1. ",
                "\n>",
                "\n-",
                "\n ",
                "``` ",
                "~~~\n",
                "[](",
                "![",
                "**a",
                "_a",
                "http://",
                "mailto:",
                "\"a\"@",
                "<a@b.cc",
                "( ",
                "\t"
            })
    void isReadAsFastAsItIsLong(String sign) {
        String row = row(sign);
        String text = row.replace("&", "&amp;").replace("<", "&lt;");
        assertRead(
                "<schedule><day date='2027-05-18'><room name='Hall'><event id='1'><title>" + text + "</title><abstract>"
                        + text
                        + "</abstract><description>" + text + "</description><persons><person>" + text
                        + "</person></persons><links><link href='" + text.replace("'", "&apos;") + "'>" + text
                        + "</link></links></event></room></day></schedule>",
                XML);
        assertRead("<schedule><day date='2027-05-18'><event><title>" + row + "</title></event></day></schedule>", XML);
        String line = row.replace("\n", "\\n");
        assertRead(
                "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20270518T090000Z\r\nSUMMARY:" + line
                        + "\r\nDESCRIPTION:"
                        + line + "\r\nLOCATION:" + line + "\r\nCATEGORIES:" + line + "\r\nATTENDEE;CN=\""
                        + line.replace("\"", "") + "\":mailto:a@b.cc\r\nORGANIZER;CN=" + line.replaceAll("[;:,\"]", "!")
                        + ":x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                ICS);
        assertRead("{\"schedule\": " + row, JSON);
    }

    /** Whether something can be made of it is not the question here. */
    private static void assertRead(String file, String contentType) {
        try {
            assertThat(read(file.getBytes(StandardCharsets.UTF_8), contentType).document())
                    .isNotNull();
        } catch (UnreadableProgram refused) {
            assertThat(refused.finding()).isNotNull();
        }
    }
}
