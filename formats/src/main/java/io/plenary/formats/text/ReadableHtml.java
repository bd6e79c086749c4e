package io.plenary.formats.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** What Markdown holds of HTML, for those who see it as it is. */
final class ReadableHtml implements NodeFilter {

    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)");

    private final ReadableLines lines;

    private ReadableHtml(ReadableLines lines) {
        this.lines = lines;
    }

    static void add(String html, ReadableLines lines) {
        Jsoup.parseBodyFragment(html).body().filter(new ReadableHtml(lines));
    }

    /** One tag between words; what it opens or closes stands elsewhere. */
    static void addTag(String tag, ReadableLines lines) {
        Matcher matcher = TAG.matcher(tag);
        if (!matcher.lookingAt()) {
            return;
        }
        String name = matcher.group(2).toLowerCase(Locale.ROOT);
        if (!matcher.group(1).isEmpty()) {
            lines.close(name);
        } else if (name.equals("a")) {
            lines.openLink(
                    Jsoup.parseBodyFragment(tag).body().select("a").first().attr("href"));
        } else {
            lines.open(name);
        }
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            addText(text);
        } else if (node instanceof Element link && link.normalName().equals("a")) {
            lines.openLink(link.attr("href"));
        } else if (node instanceof Element element) {
            lines.open(element.normalName());
        }
        return lines.isFull() ? FilterResult.STOP : FilterResult.CONTINUE;
    }

    private void addText(TextNode text) {
        Element parent = text.parent();
        if (parent != null && parent.tag().preserveWhitespace()) {
            lines.addLines(text.getWholeText());
        } else {
            lines.addWords(text.text());
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            lines.close(element.normalName());
        }
        return FilterResult.CONTINUE;
    }
}
