package io.plenary.formats.text;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** What HTML sets within lines, as Markdown. */
final class MarkdownLine {

    /** Markdown has no sign for it. */
    static final class Unsaid extends RuntimeException {
        Unsaid() {
            super("Markdown cannot say it", null, false, false);
        }
    }

    private static final Set<String> WITHOUT_MEANING = Set.of("span", "font", "wbr", "body");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>]+");
    private static final Pattern SIGN = Pattern.compile(
            "[\\\\`*\\[]|~~|<(?=[\\p{L}/!?])|&(?=#?\\w{1,32};)" + "|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");
    /** In what is Markdown already only what would be read as an element. */
    private static final Pattern ELEMENT = Pattern.compile("<(?=[\\p{L}/!?])|&(?=#?\\w{1,32};)");

    private final boolean lines;
    private final boolean inLink;
    private final StringBuilder out = new StringBuilder();

    /** @param lines whether text keeps its line breaks and signs */
    MarkdownLine(boolean lines, boolean inLink) {
        this.lines = lines;
        this.inLink = inLink;
    }

    String of(List<Node> nodes) {
        nodes.forEach(this::add);
        return out.toString();
    }

    private void add(Node node) {
        if (node instanceof TextNode text) {
            addText(text);
        } else if (node instanceof Element element) {
            add(element);
        } else if (!(node instanceof Comment)) {
            throw new Unsaid();
        }
    }

    private void addText(TextNode node) {
        String text = lines ? node.getWholeText() : node.getWholeText().replaceAll("[ \t\n\r\f]+", " ");
        if (!lines && (out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1)))) {
            text = text.replaceFirst("^ ", "");
        }
        Matcher address = ADDRESS.matcher(text);
        int from = 0;
        while (address.find()) {
            out.append(escaped(text.substring(from, address.start()))).append(address.group());
            from = address.end();
        }
        out.append(escaped(text.substring(from)));
    }

    private String escaped(String text) {
        String escaped = (lines ? ELEMENT : SIGN)
                .matcher(text)
                .replaceAll(sign -> Matcher.quoteReplacement(sign.group().equals("&") ? "&amp;" : "\\" + sign.group()));
        return inLink ? escaped.replace("]", "\\]") : escaped;
    }

    private void add(Element element) {
        if (element.hasAttr("lang")) {
            throw new Unsaid();
        }
        switch (element.normalName()) {
            case "br" -> addBreak();
            case "b", "strong" -> addMarked("**", element);
            case "i", "em" -> addMarked("*", element);
            case "s", "del", "strike" -> addMarked("~~", element);
            case "code" -> addCode(element);
            case "a" -> addLink(element);
            case "img" -> addImage(element);
            default -> addOther(element);
        }
    }

    private void addBreak() {
        int end = out.length();
        while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
            end--;
        }
        out.setLength(end);
        out.append('\n');
    }

    private void addOther(Element element) {
        if (WITHOUT_MEANING.contains(element.normalName())) {
            element.childNodes().forEach(this::add);
        } else if (element.hasText()
                || !element.select("img, video, audio, iframe, object, embed, svg")
                        .isEmpty()) {
            throw new Unsaid();
        }
    }

    private void addMarked(String mark, Element element) {
        String inner = new MarkdownLine(lines, inLink).of(element.childNodes());
        String words = inner.strip();
        if (words.isEmpty()) {
            out.append(inner.isEmpty() ? "" : " ");
            return;
        }
        String before = inner.substring(0, inner.indexOf(words.charAt(0)));
        out.append(before);
        boolean glued = !out.isEmpty() && isWord(out.charAt(out.length() - 1)) && !isWord(words.charAt(0));
        boolean doubled = !out.isEmpty() && out.charAt(out.length() - 1) == mark.charAt(0);
        if (glued || doubled || words.contains("\n\n") || isGluedToNext(element, words) && inner.endsWith(words)) {
            throw new Unsaid();
        }
        out.append(mark).append(words).append(mark).append(inner.substring(before.length() + words.length()));
    }

    /** Signs between a word and what is no word neither open nor close anything. */
    private static boolean isGluedToNext(Element element, String words) {
        boolean wordFollows = element.nextSibling() instanceof TextNode next
                && !next.getWholeText().isEmpty()
                && isWord(next.getWholeText().charAt(0));
        return wordFollows && !isWord(words.charAt(words.length() - 1));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private void addCode(Element element) {
        String text = element.text();
        if (text.isEmpty() || text.contains("`") || element.childrenSize() > 0) {
            throw new Unsaid();
        }
        out.append('`').append(text).append('`');
    }

    private void addLink(Element element) {
        String address = element.attr("href").strip();
        String words = new MarkdownLine(lines, true).of(element.childNodes()).strip();
        if (address.isEmpty() || words.isEmpty()) {
            out.append(words);
        } else if (inLink || !Texts.isHarmless(address) || element.hasAttr("title") || words.contains("\n\n")) {
            throw new Unsaid();
        } else if (element.text().equals(address) && ADDRESS.matcher(address).matches()) {
            out.append('<').append(address).append('>');
        } else {
            // It would make a picture of the link.
            if (!out.isEmpty() && out.charAt(out.length() - 1) == '!') {
                out.insert(out.length() - 1, '\\');
            }
            out.append('[').append(words).append("](").append(target(address)).append(')');
        }
    }

    private void addImage(Element element) {
        String source = element.attr("src").strip();
        if (source.isEmpty() || !Texts.isHarmless(source) || element.attr("alt").contains("]")) {
            throw new Unsaid();
        }
        out.append("![")
                .append(element.attr("alt"))
                .append("](")
                .append(target(source))
                .append(')');
    }

    private static String target(String address) {
        return address.replaceAll("\\s", "%20")
                .replace("(", "%28")
                .replace(")", "%29")
                .replace("<", "%3C")
                .replace(">", "%3E");
    }
}
