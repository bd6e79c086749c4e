package io.plenary.formats.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plenary.formats.findings.Finding;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProseTest {

    private final Findings findings = new Findings();

    private String of(String written) {
        return new Prose(findings).of(written, 1);
    }

    private List<FindingCode> found() {
        return findings.list().stream().map(Finding::code).toList();
    }

    @Test
    void whatAProgramIndentedIsNoCode() {
        String written =
                """
                First line.
                        Second line.

                        * one
                          of two lines
                        * two
                """;

        assertThat(of(written)).isEqualTo("First line.\nSecond line.\n\n* one\n  of two lines\n* two");
        assertThat(of("One\n    two\nthree\n\n\tfour")).isEqualTo("One\ntwo\nthree\n\nfour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One\n\n- a\n  - b\n    - c\n- d",
                "1. a\n\n   More of a.\n\n2. b",
                "One\n\n```\n    code\n```\n\nTwo",
                "One  \ntwo",
                "A | B\n--|--\n1 | 2",
            })
    void whatMarkdownMeansByIndentationStays(String text) {
        assertThat(of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>One</p><p>Two</p> | One~~Two",
                "<p>One<br>Two<br/>Three</p> | One~Two~Three",
                "<p>A <b>bold</b> and <em>soft</em> word</p> | A **bold** and *soft* word",
                "<p>See <a href=\"https://example.org/a_(b)\">this page</a>!</p> | See [this page](https://example.org/a_%28b%29)!",
                "<div><a href='https://example.org'>https://example.org</a></div> | <https://example.org>",
                "<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul> | - one~- two~  - three",
                "<ol start='3'><li>one</li><li>two</li></ol> | 3. one~4. two",
                "<h2>Head</h2><p>Text</p> | ## Head~~Text",
                "<blockquote><p>One</p><p>Two</p></blockquote> | > One~>~> Two",
                "<p>1. May</p><p># not a head</p><p>- nor an item</p> | 1\\. May~~\\# not a head~~\\- nor an item",
                "<p>2*3*4, a_b and _c_, [x]</p> | 2\\*3\\*4, a_b and \\_c\\_, \\[x]",
                "<p>a &lt;b&gt; &amp;amp; c</p> | a \\<b> &amp;amp; c",
                "<p>R&amp;D</p> | R&D",
                "<p><span style='color: red'>Red</span></p> | Red",
                "<p>wow!<a href='https://example.org'>x</a></p> | wow\\![x](https://example.org)",
                "One<br>Two | One~Two",
                "<ul><br><li>one</li><br><p></p><li>two</li></ul> | - one~- two",
            })
    void htmlBecomesMarkdown(String html, String markdown) {
        assertThat(of(html)).isEqualTo(markdown.replace('~', '\n'));
        assertThat(found()).containsExactly(FindingCode.HTML_CONVERTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Two lines~of <b>bold</b> text | Two lines~of **bold** text",
                "A <a href=\"https://example.org\">link</a>~~next | A [link](https://example.org)~~next",
            })
    void elementsWithinPlainTextAreReplacedAndItsLinesStay(String text, String markdown) {
        assertThat(of(text.replace('~', '\n'))).isEqualTo(markdown.replace('~', '\n'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>H<sub>2</sub>O</p>",
                "<table><tr><td>1</td></tr></table>",
                "<p><u>under</u></p>",
                "<p lang='fr'><span lang='fr'>mot</span></p>",
                "<p><a href='javascript:x()'>x</a></p>",
                "<p>x<b>\"y\"</b>z</p>",
                "<ul><b>not an item</b><li>x</li></ul>",
            })
    void whatMarkdownCannotSayStaysHtml(String html) {
        assertThat(of(html)).isEqualTo(html);
        assertThat(found()).containsExactly(FindingCode.HTML_IN_TEXT);
    }

    @Test
    void keptHtmlIsOneBlockOfHtmlToEveryReaderOfMarkdown() {
        assertThat(of("H<sub>2</sub>O<br>\n   \nis water<p>x</p>"))
                .isEqualTo("<div>H<sub>2</sub>O<br>\nis water<p>x</p></div>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Use `<p>` for paragraphs",
                "- a list\n- with <br> in it",
                "# Head\n\n<div>x</div>",
                "R&amp;D",
                "a < b > c",
                "\\<p>",
                "Mail <https://example.org>",
            })
    void markdownStaysAsItIs(String text) {
        assertThat(of(text)).isEqualTo(text);
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>One <b>two</b></p><ul><li>a</li><li>b</li></ul>",
                "<p>1. * _a_ &lt;p&gt;</p>",
                "<p>H<sub>2</sub>O</p>\n\n<p>x</p>",
                "x\n     y\n        - z\n            z",
                "<blockquote>a<br>b</blockquote>",
            })
    void readingItAgainChangesNothing(String written) {
        String once = of(written);

        assertThat(of(once)).isEqualTo(once);
    }

    @Test
    void whatEndlesslyNestsIsReadAllTheSame() {
        assertThat(of("<div>".repeat(20_000) + "x")).contains("x");
        assertThat(of("<b>".repeat(20_000) + "x<p>")).contains("x");
    }

    /** Fifteen such texts in one file must not hold up the imports of others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<br>a",
                "<br>",
                "<li>a",
                "<b>a",
                "<b>a</b>",
                "<blockquote>a",
                "<ul><li>a",
                "<a href=x>a",
                "!<a href=x>a</a>",
                "\n",
                "\n \t",
                "a\n\n",
                " ",
                "<p>\n\n",
                "<span>",
                "<pre>\n\n",
                "<table>\n\n",
                "<td>a",
                "<i><b>",
                "1. ",
                "<"
            })
    void aHostileTextTakesNoLongTime(String piece) {
        for (String beginning :
                List.of("<p>", "a<br>", "<p><table>", "", "<ul><li>".repeat(45), "<blockquote>".repeat(45))) {
            String text =
                    beginning + piece.repeat((ReadingLimits.TEXT - 1_000 - beginning.length()) / piece.length()) + "x";

            String read = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> of(text));

            assertThat(read.length()).isLessThan(3 * text.length());
        }
    }

    @Test
    void whatNestsTooDeeplyForMarkdownStaysHtml() {
        assertThat(of("<ul><li>a".repeat(8))).endsWith("              - a");
        assertThat(of("<ul><li>a".repeat(12))).startsWith("<ul><li>a<ul>");
        assertThat(of("<blockquote>a".repeat(12))).startsWith("<blockquote>a<blockquote>");
    }
}
