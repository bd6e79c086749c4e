package io.plenary.services.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.UrlSanitizer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentNodeRendererContext;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown as mail programs show it: HTML with styles where they are used, since many read no others, and plain text. */
final class Prose {

    private static final String PARAGRAPH = "margin:0 0 16px;line-height:1.55";
    private static final String LINK = "color:%s;text-decoration:underline";
    private static final String BUTTON = "display:inline-block;background:%s;color:#ffffff;padding:12px 20px;"
            + "border-radius:8px;font-weight:600;text-decoration:none";

    /** No tags: a line that begins with one would be no Markdown up to the next empty line, with all that was filled in there. */
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(
                    Heading.class,
                    ThematicBreak.class,
                    FencedCodeBlock.class,
                    IndentedCodeBlock.class,
                    BlockQuote.class,
                    ListBlock.class))
            .build();

    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .nodeRendererFactory(Links::new)
            .build();

    /** The same for both: what is no link in the one is none in the other. */
    private static final UrlSanitizer SANITIZER = new DefaultUrlSanitizer(List.of("http", "https", "mailto"));

    private Prose() {}

    /** Pictures that lie elsewhere tell who opens a mail, and when. */
    static boolean hasPictures(String markdown) {
        Pictures pictures = new Pictures();
        PARSER.parse(markdown).accept(pictures);
        return pictures.found;
    }

    private static final class Pictures extends AbstractVisitor {

        private boolean found;

        @Override
        public void visit(Image image) {
            found = true;
        }
    }

    /** Without pictures, whatever was filled in: of each stays what it is called. */
    private static Node parse(String markdown) {
        Node document = PARSER.parse(markdown);
        List<Image> images = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                images.add(image);
                visitChildren(image);
            }
        });
        images.forEach(Prose::replaceByText);
        return document;
    }

    private static void replaceByText(Image image) {
        while (image.getFirstChild() != null) {
            image.insertBefore(image.getFirstChild());
        }
        image.unlink();
    }

    /** In angle brackets (RFC 3986, appendix C): of a parenthesis mail programs take the end for a part of the address. */
    private record Links(TextContentNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Link.class);
        }

        @Override
        public void render(Node link) {
            for (Node part = link.getFirstChild(); part != null; part = part.getNext()) {
                context.render(part);
            }
            String destination = SANITIZER.sanitizeLinkUrl(((Link) link).getDestination());
            if (!destination.isEmpty()) {
                context.getWriter().write(" <" + destination + ">");
            }
        }
    }

    static String text(String markdown) {
        return TEXT.render(parse(markdown)).strip();
    }

    /** @param color of links, as CSS writes it */
    static String html(String markdown, String color) {
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(SANITIZER)
                .attributeProviderFactory(context -> styles(color))
                .build()
                .render(parse(markdown));
    }

    private static AttributeProvider styles(String color) {
        return (node, tag, attributes) -> style(node, color, attributes);
    }

    private static void style(Node node, String color, Map<String, String> attributes) {
        if (node instanceof Paragraph) {
            attributes.put("style", PARAGRAPH);
        } else if (node instanceof Link) {
            attributes.put("style", (isAlone(node) ? BUTTON : LINK).formatted(color));
        }
    }

    /** What is to be done stands in a paragraph of its own. */
    private static boolean isAlone(Node link) {
        return link.getParent() instanceof Paragraph && link.getPrevious() == null && link.getNext() == null;
    }
}
