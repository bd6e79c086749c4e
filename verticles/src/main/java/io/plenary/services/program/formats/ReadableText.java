package io.plenary.services.program.formats;

import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Texts for those who see them as they are: without the signs of Markdown and HTML, addresses behind the words that lead
 * there.
 */
final class ReadableText {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().softbreak("<br />").build();
    private static final String PARAGRAPHS = "p, h1, h2, h3, h4, h5, h6, blockquote, pre, ul, ol, dl, table";
    private static final String LINES = "li, dt, dd, tr, div";
    private static final Pattern LINE_END = Pattern.compile("[ \\t]+\\n");
    /** What a hostile text costs grows with the square of its length; nobody writes a longer one. */
    private static final int LONGEST = 50_000;

    private static final Pattern BLANKS = Pattern.compile("[ \\t]{9,}");
    private static final Pattern GAP = Pattern.compile("\\n{3,}");

    private ReadableText() {}

    /** Null where there is no text; one that is too long as it is. */
    static String of(String markdown) {
        if (markdown == null || markdown.length() > LONGEST) {
            return markdown;
        }
        String html = RENDERER.render(PARSER.parse(BLANKS.matcher(markdown).replaceAll("        ")))
                .replace("<br />\n", "<br />");
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select("a[href]").forEach(ReadableText::addAddress);
        setLines(body);
        String text = LINE_END.matcher(body.wholeText()).replaceAll("\n");
        return PlainText.block(GAP.matcher(text).replaceAll("\n\n"));
    }

    private static void addAddress(Element link) {
        String address = link.attr("href");
        if (Texts.isWebAddress(address) && !link.text().equals(address)) {
            link.appendText(" (" + address + ")");
        }
    }

    /** The breaks that the markup means; those that it has between its elements mean nothing. */
    private static void setLines(Element body) {
        body.select(":not(pre, code)").textNodes().forEach(ReadableText::join);
        body.select("li").forEach(item -> item.prependText(mark(item)));
        body.select("ul, ol").forEach(list -> list.before("\n"));
        body.select("td, th").forEach(cell -> cell.appendText(" "));
        body.select(LINES).forEach(line -> line.appendText("\n"));
        body.select(PARAGRAPHS).forEach(paragraph -> paragraph.appendText("\n\n"));
    }

    private static void join(TextNode text) {
        if (text.isBlank() && text.getWholeText().contains("\n")) {
            text.remove();
        } else {
            text.text(text.getWholeText().replace('\n', ' '));
        }
    }

    private static String mark(Element item) {
        Element list = item.parent();
        boolean isNumbered = list != null && list.normalName().equals("ol");
        long depth = item.parents().stream().filter(it -> it.is("li")).count();
        return "  ".repeat((int) depth) + (isNumbered ? item.elementSiblingIndex() + 1 + ". " : "- ");
    }
}
