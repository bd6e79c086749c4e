package io.plenary.web.pages;

import io.plenary.formats.paper.Outlines;
import io.plenary.formats.paper.Shades;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Draws cards, in the size that other sites show them in. For workers. */
final class CardPainter {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    private static final float MARGIN = 80;
    /** Of the shades of red, green and blue every fourth. */
    private static final int STEPS = 0xFFFCFCFC;

    private static final float ROOM = WIDTH - 2 * MARGIN;
    private static final float[] TITLE_SIZES = {66, 58, 50, 44};
    private static final float TITLE_TOP = 212;
    private static final float TITLE_BOTTOM = 380;
    private static final float LEADING = 1.1f;
    /** There is no bold font: what is drawn as well as filled looks like one. */
    private static final float BOLD = 0.055f;

    private static final float NAMES_AT = 443;
    private static final float NAMES_SIZE = 27;
    private static final float FACTS_AT = 544;
    private static final float SIGN = 48;
    private static final float GAP = 52;
    private static final Color QUIET = new Color(255, 255, 255, 214);
    private static final Color FAINT = new Color(255, 255, 255, 70);
    private static final Color GLASS = new Color(255, 255, 255, 38);
    private static final Color[] FACES = {new Color(0xA8D8FF), new Color(0xA9E5BF)};
    private static final Color FACE_INK = new Color(0x14324A);

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();
    private final Card card;

    private CardPainter(Card card) {
        this.card = card;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** As PNG. */
    static byte[] paint(Card card) throws IOException {
        CardPainter painter = new CardPainter(card);
        try {
            painter.ground();
            painter.even();
            painter.head();
            painter.title();
            painter.names();
            painter.facts();
        } finally {
            painter.graphics.dispose();
        }
        return PngFile.smallest(painter.image);
    }

    private void ground() {
        Shades colors = Shades.of(card.color());
        graphics.setPaint(new GradientPaint(0, 0, colors.ground(), WIDTH * 0.75f, HEIGHT, colors.deep()));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        Color light = colors.light();
        graphics.setPaint(new RadialGradientPaint(WIDTH, 0, WIDTH * 0.5f, new float[] {0, 1}, new Color[] {
            light, new Color(light.getRed(), light.getGreen(), light.getBlue(), 0)
        }));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setPaint(new Color(255, 255, 255, 16));
        graphics.setStroke(new BasicStroke(60));
        graphics.draw(new Ellipse2D.Float(840, 370, 460, 460));
    }

    /** In steps that nobody sees, which take half of what each shade of its own would take in a file. */
    private void even() {
        int[] line = new int[WIDTH];
        for (int y = 0; y < HEIGHT; y++) {
            image.getRGB(0, y, WIDTH, 1, line, 0, WIDTH);
            for (int x = 0; x < WIDTH; x++) {
                line[x] &= STEPS;
            }
            image.setRGB(0, y, WIDTH, 1, line, 0, WIDTH);
        }
    }

    private void head() {
        graphics.setPaint(GLASS);
        graphics.fill(new RoundRectangle2D.Float(MARGIN, 56, 60, 60, 26, 26));
        graphics.setStroke(new BasicStroke(4.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setPaint(new Color(255, 255, 255, 140));
        graphics.draw(arch(MARGIN + 21.6f, 101, 17, 17));
        graphics.setPaint(Color.WHITE);
        graphics.draw(arch(MARGIN + 12.2f, 101, 35.6f, 29));
        float label = label();
        float room = ROOM - 78 - label;
        boolean alone = card.claim().isEmpty();
        write(Outlines.cut(card.site(), 28, room), 158, alone ? 95 : 83, 28, true, Color.WHITE);
        write(Outlines.cut(card.claim(), 20, room), 158, 109, 20, false, QUIET);
    }

    /** The two arches of the logo. */
    private static Path2D arch(float x, float bottom, float width, float height) {
        Path2D arch = new Path2D.Float();
        arch.moveTo(x, bottom);
        arch.curveTo(
                x + width * 0.1,
                bottom - height * 0.65,
                x + width * 0.27,
                bottom - height,
                x + width / 2,
                bottom - height);
        arch.curveTo(x + width * 0.73, bottom - height, x + width * 0.9, bottom - height * 0.65, x + width, bottom);
        return arch;
    }

    /** @return what it takes of the line */
    private float label() {
        if (card.label().isEmpty()) {
            return 0;
        }
        String text = Outlines.cut(card.label(), 22, 380);
        boolean marked = card.labelColor() != null;
        float width = Outlines.width(text, 22) + (marked ? 76 : 48);
        float left = WIDTH - MARGIN - width;
        Shape pill = new RoundRectangle2D.Float(left, 60, width, 52, 52, 52);
        graphics.setPaint(GLASS);
        graphics.fill(pill);
        graphics.setPaint(FAINT);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(pill);
        if (marked) {
            graphics.setPaint(Color.decode(card.labelColor()));
            graphics.fill(new Ellipse2D.Float(left + 23, 79, 14, 14));
        }
        write(text, left + (marked ? 50 : 24), 94, 22, true, Color.WHITE);
        return width + 40;
    }

    /** As large as it fits; what is longer than all lines of the smallest size ends there. */
    private void title() {
        float size = 0;
        List<String> lines = List.of();
        for (float tried : TITLE_SIZES) {
            size = tried;
            int most = (int) ((TITLE_BOTTOM - TITLE_TOP) / (tried * LEADING)) + 1;
            lines = Outlines.wrapped(card.title(), tried, ROOM * 0.97f, Integer.MAX_VALUE);
            if (lines.size() <= most) {
                break;
            }
            lines = Outlines.wrapped(card.title(), tried, ROOM * 0.97f, most);
        }
        float y = TITLE_TOP;
        for (String line : lines) {
            write(
                    line,
                    fromTheRight(card.title()) ? WIDTH - MARGIN - Outlines.width(line, size) : MARGIN,
                    y,
                    size,
                    true,
                    Color.WHITE);
            y += size * LEADING;
        }
    }

    private static boolean fromTheRight(String text) {
        return text.codePoints()
                        .mapToObj(Character::getDirectionality)
                        .filter(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                        .findFirst()
                        .orElse(Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                != Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }

    private void names() {
        List<String> names = card.names();
        float x = MARGIN;
        for (int i = 0; i < Math.min(FACES.length, names.size()); i++) {
            graphics.setPaint(Shades.of(card.color()).deep());
            graphics.fill(new Ellipse2D.Float(x - 4, 399, 68, 68));
            graphics.setPaint(FACES[i]);
            graphics.fill(new Ellipse2D.Float(x, 403, 60, 60));
            String initials = initials(names.get(i));
            write(initials, x + 30 - Outlines.width(initials, 23) / 2, 441, 23, true, FACE_INK);
            x += 54;
        }
        if (!names.isEmpty()) {
            x += 26;
            write(
                    Outlines.cut(said(names), NAMES_SIZE, WIDTH - MARGIN - x),
                    x,
                    NAMES_AT,
                    NAMES_SIZE,
                    true,
                    Color.WHITE);
        }
    }

    private String said(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + " " + card.and() + " " + names.get(last);
    }

    private static String initials(String name) {
        String[] words = name.strip().split(" +");
        String first = first(words[0]);
        return words.length == 1 ? first : first + first(words[words.length - 1]);
    }

    private static String first(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("")
                .toUpperCase(Locale.ROOT);
    }

    /** Each takes as much as it needs, all of them no more than there is. */
    private void facts() {
        graphics.setPaint(FAINT);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Float(MARGIN, 493, WIDTH - MARGIN, 493));
        float x = MARGIN;
        float share = ROOM / Math.max(1, card.facts().size());
        boolean fit = card.facts().stream().map(CardPainter::width).reduce(0f, Float::sum) - GAP <= ROOM;
        for (Card.Fact fact : card.facts()) {
            CardSigns.draw(graphics, fact.sign(), x + 2, FACTS_AT - 10);
            float room = fit ? ROOM : share - SIGN - GAP;
            String first = Outlines.cut(fact.first(), 24, room);
            String second = Outlines.cut(fact.second(), 20, room);
            write(first, x + SIGN, second.isEmpty() ? FACTS_AT + 13 : FACTS_AT, 24, true, Color.WHITE);
            write(second, x + SIGN, FACTS_AT + 26, 20, false, QUIET);
            x += fit ? width(fact) : share;
        }
    }

    private static float width(Card.Fact fact) {
        return SIGN + Math.max(Outlines.width(fact.first(), 24), Outlines.width(fact.second(), 20)) + GAP;
    }

    private void write(String text, float x, float y, float size, boolean bold, Color color) {
        if (text.isEmpty()) {
            return;
        }
        Path2D shape = Outlines.of(text, x, y, size);
        graphics.setPaint(color);
        graphics.fill(shape);
        if (bold) {
            graphics.setStroke(new BasicStroke(size * BOLD, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(shape);
        }
    }
}
