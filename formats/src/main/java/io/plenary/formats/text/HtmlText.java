package io.plenary.formats.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** HTML as Markdown. */
public final class HtmlText {

    private static final Set<String> GROUPS = Set.of("p", "div", "section", "article", "header", "footer", "main");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "hr");
    private static final Pattern LINE_MARK = Pattern.compile(
            "(?m)^([ \\t]*)(#{1,6}(?=\\s|$)|[-+](?=\\s|$)|>|(?:=+|-+|~{3,})(?=[ \\t]*$)|\\d{1,9}(?=[.)](?:\\s|$)))");

    private static final int DEEPEST = 100;
    /** What each line within them begins with is written for each of them. */
    private static final Set<String> INDENTING = Set.of("ul", "ol", "blockquote");

    private static final int MOST_INDENTING = 10;
    /** Markdown has none, and what stands in a wrong place of one is put before it, which takes time by its square. */
    private static final Pattern TABLE = Pattern.compile("<table", Pattern.CASE_INSENSITIVE);

    private static final class Nesting implements NodeVisitor {

        private int indenting;

        @Override
        public void head(Node node, int depth) {
            indenting += INDENTING.contains(node.normalName()) ? 1 : 0;
            if (depth > DEEPEST || indenting > MOST_INDENTING) {
                throw new MarkdownLine.Unsaid();
            }
        }

        @Override
        public void tail(Node node, int depth) {
            indenting -= INDENTING.contains(node.normalName()) ? 1 : 0;
        }
    }

    private HtmlText() {}

    /**
     * Null where Markdown cannot say all of it.
     *
     * @param lines whether its line breaks and signs are those of Markdown already, and only elements are replaced
     */
    public static String markdown(String html, boolean lines) {
        if (TABLE.matcher(html).find()) {
            return null;
        }
        try {
            Element body = Jsoup.parseBodyFragment(html).body();
            body.traverse(new Nesting());
            return lines ? new MarkdownLine(true, false).of(body.childNodes()) : blocks(body);
        } catch (MarkdownLine.Unsaid e) {
            return null;
        }
    }

    private static String blocks(Element parent) {
        return String.join("\n\n", blockList(parent));
    }

    private static List<String> blockList(Element parent) {
        List<String> blocks = new ArrayList<>();
        List<Node> line = new ArrayList<>();
        for (Node node : parent.childNodes()) {
            if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                addParagraph(line, blocks);
                add(block(element), blocks);
            } else if (!(node instanceof Comment)) {
                line.add(node);
            }
        }
        addParagraph(line, blocks);
        return blocks;
    }

    private static void addParagraph(List<Node> line, List<String> blocks) {
        String text = new MarkdownLine(false, false).of(line).strip();
        line.clear();
        add(LINE_MARK.matcher(text).replaceAll(HtmlText::escaped), blocks);
    }

    /** A number stays one if the point behind it is escaped. */
    private static String escaped(MatchResult mark) {
        boolean number = Character.isDigit(mark.group(2).charAt(0));
        String sign = number ? mark.group(2) + "\\" : "\\" + mark.group(2);
        return Matcher.quoteReplacement(mark.group(1) + sign);
    }

    private static void add(String block, List<String> blocks) {
        if (!block.isBlank()) {
            blocks.add(block);
        }
    }

    private static String block(Element element) {
        String name = element.normalName();
        if (GROUPS.contains(name)) {
            return blocks(element);
        }
        return switch (name) {
            case "ul", "ol" -> list(element);
            case "li" -> indented("- ", blocks(element));
            case "blockquote" ->
                blocks(element).lines().map(line -> ("> " + line).strip()).collect(Collectors.joining("\n"));
            case "pre" -> code(element);
            case "hr" -> "---";
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(name, element);
            default -> throw new MarkdownLine.Unsaid();
        };
    }

    private static String heading(String name, Element element) {
        String text =
                new MarkdownLine(false, false).of(element.childNodes()).strip().replace('\n', ' ');
        return text.isEmpty() ? "" : "#".repeat(name.charAt(1) - '0') + " " + text;
    }

    private static String list(Element list) {
        boolean ordered = list.normalName().equals("ol");
        int number = ordered && list.attr("start").matches("\\d{1,8}") ? Integer.parseInt(list.attr("start")) : 1;
        List<String> items = new ArrayList<>();
        for (Node node : list.childNodes()) {
            if (node instanceof Element item
                    && (item.hasText() || item.normalName().equals("li"))) {
                items.add(indented(ordered ? number++ + ". " : "- ", item(item)));
            } else if (node instanceof TextNode text && !text.isBlank()) {
                throw new MarkdownLine.Unsaid();
            }
        }
        boolean loose = items.stream().anyMatch(item -> item.contains("\n\n"));
        return String.join(loose ? "\n\n" : "\n", items);
    }

    /** A list within an item stands right below its words. */
    private static String item(Element item) {
        if (!item.normalName().equals("li")) {
            return block(item);
        }
        boolean close = item.children().stream().noneMatch(child -> GROUPS.contains(child.normalName()));
        return String.join(close ? "\n" : "\n\n", blockList(item));
    }

    private static String indented(String marker, String text) {
        String space = " ".repeat(marker.length());
        return marker + text.replaceAll("\n(?=[^\n])", "\n" + space);
    }

    private static String code(Element element) {
        boolean plain = element.getAllElements().stream()
                .allMatch(it -> Set.of("pre", "code").contains(it.normalName()));
        String text = element.wholeText();
        if (!plain || text.contains("```")) {
            throw new MarkdownLine.Unsaid();
        }
        return "```\n" + text.stripTrailing() + "\n```";
    }
}
