package io.plenary.web.pages;

import io.plenary.formats.text.ReadableText;
import java.util.List;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** What somebody wrote, in Markdown or HTML, as the client shows it: structure and emphasis, nothing that loads, runs or styles. */
final class Texts {

    /** Of what is longer the client shows the rest. */
    private static final int LONGEST = 20_000;

    private static final int LONGEST_DESCRIPTION = 200;
    private static final int DEEPEST = 50;
    private static final int DEEPEST_HEADING = 6;

    private static final Parser PARSER = Parser.builder()
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().softbreak("<br>\n").build();

    private static final Safelist ALLOWED = new Safelist()
            .addTags(
                    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h1", "h2", "h3", "h4")
            .addTags(
                    "h5", "h6", "hr", "i", "kbd", "li", "mark", "ol", "p", "pre", "s", "small", "span", "strong", "sub")
            .addTags("sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addEnforcedAttribute("a", "rel", "nofollow noopener ugc");

    private Texts() {}

    /** Empty where there is no text. */
    static String html(String markdown) {
        if (markdown == null || markdown.isBlank()) {
            return "";
        }
        String html = RENDERER.render(PARSER.parse(cut(markdown, LONGEST)));
        Document clean = new Cleaner(ALLOWED).clean(Jsoup.parseBodyFragment(html));
        clean.outputSettings().prettyPrint(false);
        for (Element heading : clean.select("h1, h2, h3, h4, h5, h6")) {
            int level = heading.normalName().charAt(1) - '0';
            heading.tagName("h" + Math.min(DEEPEST_HEADING, level + 2));
        }
        List<Element> nowhere = clean.select("a:not([href])");
        nowhere.forEach(Element::unwrap);
        return clean.body().html();
    }

    /** In a line, without signs of Markdown, and short; null where there is no text. */
    static String description(String markdown) {
        String text = markdown == null ? "" : line(ReadableText.of(cut(markdown, LONGEST)));
        return text.isEmpty() ? null : shortened(text, LONGEST_DESCRIPTION);
    }

    static String line(String text) {
        return text == null ? "" : text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
    }

    /** At the end of a word where there is one. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        String cut = cut(text, longest - 1);
        int space = cut.lastIndexOf(' ');
        return (space > longest / 2 ? cut.substring(0, space) : cut).stripTrailing() + "…";
    }

    /** Never half a sign. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
