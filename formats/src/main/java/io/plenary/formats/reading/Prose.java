package io.plenary.formats.reading;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.HtmlText;
import io.plenary.formats.text.Indentation;
import io.plenary.formats.text.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts of several paragraphs as people meant them: Markdown. What a program that wrote the file indented is no code, and HTML
 * becomes Markdown where that can say all of it. Else it is kept such that every reader of Markdown takes it for HTML: it begins
 * with an element that is a block, and no empty line ends that block.
 */
final class Prose {

    private static final String BLOCKS = "p|div|ul|ol|li|h[1-6]|blockquote|table|pre|dl|section|article|figure";
    private static final Pattern BLOCK = tag(BLOCKS);
    private static final Pattern BREAK = tag("br|hr");
    private static final Pattern INLINE = tag("a|b|strong|i|em|u|s|del|strike|code|span|font|sub|sup|small|img");
    private static final Pattern BEGINS_WITH_BLOCK =
            Pattern.compile("^<(?:" + BLOCKS + ")(?=[\\s/>])", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKDOWN = Pattern.compile(
            "(?m)^ {0,3}(?:[-*+] |\\d{1,9}[.)] |#{1,6} |> |```|~~~)|]\\(\\S|\\*\\*\\S|`|\\\\[<*_\\[`#]");

    private final Findings findings;

    Prose(Findings findings) {
        this.findings = findings;
    }

    private static Pattern tag(String names) {
        return Pattern.compile("</?(?:" + names + ")(?:\\s[^<>]*)?/?>", Pattern.CASE_INSENSITIVE);
    }

    /** The text as it is kept, null where there is none. */
    String of(String written, Integer line) {
        String text = ReadingLimits.beginning(PlainText.block(written));
        if (text == null) {
            return null;
        }
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        if (isDocument(lines)) {
            String markdown = HtmlText.markdown(lines, false);
            findings.count(markdown == null ? FindingCode.HTML_IN_TEXT : FindingCode.HTML_CONVERTED, line);
            return markdown == null ? block(lines) : PlainText.block(markdown);
        }
        return Indentation.removed(inline(lines, line));
    }

    /** Whether it is HTML as a whole, whose line breaks mean nothing. */
    private static boolean isDocument(String text) {
        boolean broken = BREAK.matcher(text).find() && !text.contains("\n\n");
        return (BLOCK.matcher(text).find() || broken) && !MARKDOWN.matcher(text).find();
    }

    /** Markdown may hold HTML; what it has signs of its own for is written with them. */
    private String inline(String text, Integer line) {
        boolean convertible = INLINE.matcher(text).find()
                && !BLOCK.matcher(text).find()
                && !MARKDOWN.matcher(text).find();
        String markdown = convertible ? HtmlText.markdown(text, true) : null;
        if (markdown == null) {
            return text;
        }
        findings.count(FindingCode.HTML_CONVERTED, line);
        return markdown;
    }

    private static String block(String html) {
        String whole = BEGINS_WITH_BLOCK.matcher(html).find() ? html : "<div>" + html + "</div>";
        return whole.toLowerCase(Locale.ROOT).contains("<pre")
                ? whole
                : whole.lines().filter(line -> !line.isBlank()).collect(Collectors.joining("\n"));
    }
}
