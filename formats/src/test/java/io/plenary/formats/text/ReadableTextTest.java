package io.plenary.formats.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableTextTest {

    @Test
    void emphasisAndHeadingsLeaveTheirSigns() {
        assertThat(ReadableText.of("# Tides\n\nWhat **rises** and *falls*, `twice`.\nA second line  \nand a third."))
                .isEqualTo("Tides\n\nWhat rises and falls, twice.\nA second line\nand a third.");
    }

    @Test
    void addressesStandBehindTheirWordsAndAloneOnce() {
        assertThat(ReadableText.of("See [the map](https://example.org/map), <https://example.org/> and [this](#here)."))
                .isEqualTo("See the map (https://example.org/map), https://example.org/ and this.");
    }

    @Test
    void listsHaveAMarkAndALineForEachItem() {
        assertThat(ReadableText.of("Bring:\n\n* rope\n* oars\n  * two\n\nThen:\n\n1. push\n\n2. row\n\nDone."))
                .isEqualTo("Bring:\n\n- rope\n- oars\n  - two\n\nThen:\n\n1. push\n\n2. row\n\nDone.");
    }

    @Test
    void aListWithinAListIsPartOfIt() {
        assertThat(ReadableText.of("* rope\n  * long\n    * blue\n* oars\n\nDone."))
                .isEqualTo("- rope\n  - long\n    - blue\n- oars\n\nDone.");
    }

    @Test
    void codeKeepsItsLines() {
        assertThat(ReadableText.of("```\na\n\n  b\n```")).isEqualTo("a\n\n  b");
    }

    @Test
    void whatWasKeptAsHtmlIsReadableToo() {
        assertThat(ReadableText.of("<p>One &amp; <b>all</b></p><table><tr><td>a</td><td>b</td></tr></table>"))
                .isEqualTo("One & all\n\na b");
    }

    @Test
    void wordsKeepTheirAddressWhateverElementsStandBetweenThem() {
        assertThat(ReadableText.of("See <a href=\"https://example.org/map\">the *map*</a><br>and <ul><li>rope</ul>"))
                .isEqualTo("See the map (https://example.org/map)\nand\n- rope");
        assertThat(ReadableText.of("<ol>\n  <li>One\n  <li><a href='https://example.org/'>two</a>\n</ol>\n\nDone."))
                .isEqualTo("1. One\n2. two (https://example.org/)\n\nDone.");
    }

    /** An export must not keep a core busy for whatever somebody has written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\t",
                "> ",
                "- ",
                "*a **b ",
                "[",
                "`a ``b ",
                "<div>",
                "- a\n  ",
                "<ul><li>",
                "<b>",
                "<table><tr><td>",
                "![",
                "</a>",
                "<a href=x>",
                "&amp;",
                "* ",
                "_a ",
                "<?",
                "<!A",
                "a\n\n",
                "1. ",
                "<x@y.z>",
                "<li>",
                "<p>\n",
                "\\"
            })
    void aHostileTextTakesNoLongTime(String piece) {
        String text = piece.repeat((50_000 - 1) / piece.length()) + "x";

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> ReadableText.of(text));
        assertThat(ReadableText.of(piece.repeat(50_000) + "x")).isNotNull();
    }

    static Stream<String> growing() {
        String far = "https://example.org/" + "u".repeat(20_000);
        return Stream.of(
                "[x]: /" + "u".repeat(20_000) + "\n" + "[x]".repeat(8_333),
                "[x]: " + far + "\n" + "[x]".repeat(8_333),
                "[x]: https://example.org/" + "u".repeat(1_900) + "\n" + "[x]".repeat(16_000),
                "[x]: /u \"" + "t".repeat(20_000) + "\"\n" + "![x]".repeat(7_000),
                "![" + "[x](/" + "u".repeat(20) + ")" + "](/v)",
                "[a](" + far + ") <" + far + ">",
                "*".repeat(24_000) + "a" + "*".repeat(24_000),
                "**a *b ".repeat(3_000) + "c* d**".repeat(3_000),
                "[".repeat(8_000) + "a" + "](/u)".repeat(8_000),
                "> ".repeat(24_000) + "a",
                "1. a\n".repeat(9_900),
                IntStream.range(0, 200)
                        .mapToObj(i -> " ".repeat(2 * i) + "- a\n")
                        .collect(Collectors.joining()),
                "<table>" + "<br>a".repeat(9_900),
                "<a href='" + far + "'>a</a>".repeat(3_000));
    }

    @ParameterizedTest
    @MethodSource("growing")
    void noTextBecomesLongerThanATextMayBe(String markdown) {
        String text = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> ReadableText.of(markdown));

        assertThat(text == null ? "" : text).hasSizeLessThanOrEqualTo(50_000);
    }

    @Test
    void whatIsCutSaysSo() {
        assertThat(ReadableText.of("[x]: https://example.org/" + "u".repeat(1_900) + "\n\n" + "[x] ".repeat(12_000)))
                .hasSize(50_000)
                .startsWith("x (https://example.org/uuu")
                .endsWith("…");
        assertThat(ReadableText.of("[far](https://example.org/" + "u".repeat(20_000) + ") off"))
                .isEqualTo("far off");
    }

    @Test
    void thereIsNoTextWhereNobodyWroteAny() {
        assertThat(ReadableText.of(null)).isNull();
        assertThat(ReadableText.of("***")).isNull();
    }
}
