package io.plenary.web.rest;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Pages of A4 that are written from top to bottom; where one is full the next begins. */
final class PdfSheet implements Closeable {

    private static final float MARGIN = 62;
    private static final float SIZE = 10;
    private static final float LARGE = 15;
    private static final float SMALL = 8;
    private static final float LEADING = 1.55f;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final String UNKNOWN = "?";

    private final PDDocument document;
    private final PDFont font;
    private PDPageContentStream page;
    private float y;

    PdfSheet(PDDocument document, PDFont font) throws IOException {
        this.document = document;
        this.font = font;
        next();
    }

    private void next() throws IOException {
        close();
        PDPage added = new PDPage(PDRectangle.A4);
        document.addPage(added);
        page = new PDPageContentStream(document, added);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    void line(String text) throws IOException {
        write(text, "", SIZE);
    }

    void row(String text, String amount) throws IOException {
        write(text, amount, SIZE);
    }

    /** Beneath a row, what it consists of. */
    void detail(String text) throws IOException {
        write(text, "", SMALL);
    }

    void large(String text, String amount) throws IOException {
        write(text, amount, LARGE);
    }

    void gap() throws IOException {
        down(SIZE * LEADING);
    }

    void rule() throws IOException {
        down(SIZE);
        page.setLineWidth(0.5f);
        page.moveTo(MARGIN, y);
        page.lineTo(MARGIN + WIDTH, y);
        page.stroke();
    }

    private void write(String text, String right, float size) throws IOException {
        String amount = known(right);
        float taken = width(amount, size);
        List<String> lines = wrapped(known(text), size, WIDTH - taken - size);
        for (String line : lines) {
            down(size * LEADING);
            put(line, MARGIN, size);
            if (line == lines.get(0)) {
                put(amount, MARGIN + WIDTH - taken, size);
            }
        }
    }

    private void down(float by) throws IOException {
        if (y - by < MARGIN) {
            next();
        }
        y -= by;
    }

    private void put(String text, float x, float size) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    /** At its spaces, and in a word only where that is longer than a line. */
    private List<String> wrapped(String text, float size, float room) throws IOException {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (width(rest, size) > room) {
            int end = fitting(rest, size, room);
            int space = rest.lastIndexOf(' ', end);
            lines.add(rest.substring(0, space > 0 ? space : end));
            rest = rest.substring(space > 0 ? space + 1 : end);
        }
        lines.add(rest);
        return lines;
    }

    /** How much of a text a line takes. */
    private int fitting(String text, float size, float room) throws IOException {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (width(text.substring(0, next), size) > room) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** At the foot of every page: what it belongs to, and which it is of how many. */
    void number(String title) throws IOException {
        close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            String text = known(title) + " · " + (i + 1) + "/" + pages;
            page = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true);
            y = MARGIN / 2;
            put(text, MARGIN + WIDTH - width(text, SMALL), SMALL);
            page.close();
        }
        page = null;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1_000 * size;
    }

    /** What the font has no sign for is a question mark, and a space of whatever width a space. */
    private String known(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(it -> known.append(sign(it)));
        return known.toString();
    }

    private String sign(int codePoint) {
        if (Character.isSpaceChar(codePoint)) {
            return " ";
        }
        String sign = Character.toString(codePoint);
        try {
            font.encode(sign);
            return sign;
        } catch (IOException | IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
        }
    }
}
