package io.plenary.formats.text;

import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Texts for those who see them as they are: without the signs of Markdown and HTML, addresses behind the words that lead
 * there. Whatever somebody wrote, it takes time by its length only and becomes no longer than a text may be: a definition
 * that is referred to a thousand times is one of a thousand addresses.
 */
public final class ReadableText {

    private static final int DEEPEST = 50;
    private static final Parser PARSER = Parser.builder()
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();
    private static final int LONGEST = 50_000;

    private final ReadableLines lines = new ReadableLines(LONGEST);

    private ReadableText() {}

    /** Null where there is no text; one that is too long as it is. */
    public static String of(String markdown) {
        if (markdown == null || markdown.length() > LONGEST) {
            return markdown;
        }
        ReadableText text = new ReadableText();
        text.addAll(PARSER.parse(markdown));
        return PlainText.block(text.lines.toString());
    }

    private void addAll(Node parent) {
        for (Node node = parent.getFirstChild(); node != null && !lines.isFull(); node = node.getNext()) {
            add(node);
        }
    }

    private void add(Node node) {
        if (node instanceof Text text) {
            lines.add(text.getLiteral());
        } else if (node instanceof Code code) {
            lines.add(code.getLiteral());
        } else if (node instanceof FencedCodeBlock code) {
            addCode(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            addCode(code.getLiteral());
        } else if (node instanceof HtmlInline tag) {
            ReadableHtml.addTag(tag.getLiteral(), lines);
        } else if (node instanceof HtmlBlock block) {
            ReadableHtml.add(block.getLiteral(), lines);
        } else if (!(node instanceof Image)) {
            addElement(node);
        }
    }

    private void addCode(String code) {
        lines.open("pre");
        lines.addLines(code);
        lines.close("pre");
    }

    private void addElement(Node node) {
        String name = element(node);
        if (node instanceof Link link) {
            lines.openLink(link.getDestination());
        } else {
            lines.open(name);
        }
        addAll(node);
        lines.close(name);
    }

    /** What it is in HTML, as far as that makes a difference for who reads. */
    private static String element(Node node) {
        if (node instanceof Paragraph paragraph && isTight(paragraph)) {
            return "div";
        } else if (node instanceof Paragraph || node instanceof Heading || node instanceof BlockQuote) {
            return "p";
        } else if (node instanceof OrderedList) {
            return "ol";
        } else if (node instanceof BulletList) {
            return "ul";
        } else if (node instanceof ListItem) {
            return "li";
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            return "br";
        }
        return node instanceof Link ? "a" : "span";
    }

    /** Whether it is the words of an item between which and the next there is no space. */
    private static boolean isTight(Paragraph paragraph) {
        return paragraph.getParent() instanceof ListItem item
                && item.getParent() instanceof ListBlock list
                && list.isTight();
    }
}
