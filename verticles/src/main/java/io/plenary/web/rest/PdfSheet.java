package io.plenary.web.rest;

import java.io.Closeable;
import java.io.IOException;
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
        down(size * LEADING);
        put(fitting(known(text), size, WIDTH - taken - size), MARGIN, size);
        put(amount, MARGIN + WIDTH - taken, size);
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

    private String fitting(String text, float size, float room) throws IOException {
        String cut = text;
        while (width(cut, size) > room) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -2)) + "…";
        }
        return cut;
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
