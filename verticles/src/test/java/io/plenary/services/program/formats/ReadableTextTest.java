package io.plenary.services.program.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void codeKeepsItsLines() {
        assertThat(ReadableText.of("```\na\n\n  b\n```")).isEqualTo("a\n\n  b");
    }

    @Test
    void whatWasKeptAsHtmlIsReadableToo() {
        assertThat(ReadableText.of("<p>One &amp; <b>all</b></p><table><tr><td>a</td><td>b</td></tr></table>"))
                .isEqualTo("One & all\n\na b");
    }

    /** An export must not keep a core busy for whatever somebody has written. */
    @ParameterizedTest
    @ValueSource(strings = {"\t", "> ", "- ", "*a **b ", "[", "`a ``b ", "<div>", "- a\n  "})
    void aHostileTextTakesNoLongTime(String piece) {
        String text = piece.repeat(50_000 / piece.length()) + "x";

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ReadableText.of(text));
        assertThat(ReadableText.of(piece.repeat(50_000) + "x")).isNotNull();
    }

    @Test
    void thereIsNoTextWhereNobodyWroteAny() {
        assertThat(ReadableText.of(null)).isNull();
        assertThat(ReadableText.of("***")).isNull();
    }
}
