package io.plenary.services.notifications;

import io.plenary.services.notifications.Push.Notice;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Letters as a device shows them: plain and short, without what leads elsewhere. */
final class Brief {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 300;
    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    private Brief() {}

    static Notice of(Letter letter) {
        Node document = PARSER.parse(letter.markdown());
        document.accept(new WithoutLinks());
        return new Notice(
                shortened(letter.title(), LONGEST_TITLE),
                shortened(TEXT.render(document).strip(), LONGEST_TEXT));
    }

    /** Never half a character. */
    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** A link that stands alone says what to do, which is to open the message; of others, the words stay. */
    private static final class WithoutLinks extends AbstractVisitor {

        @Override
        public void visit(Link link) {
            boolean alone =
                    link.getParent() instanceof Paragraph && link.getPrevious() == null && link.getNext() == null;
            while (!alone && link.getFirstChild() != null) {
                link.insertBefore(link.getFirstChild());
            }
            link.unlink();
        }
    }
}
