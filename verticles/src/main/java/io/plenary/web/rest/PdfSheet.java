package io.plenary.web.rest;

import io.plenary.formats.paper.Lettering;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Pages of A4 that are written from top to bottom; where one is full the next begins. */
final class PdfSheet implements Closeable {

    private static final float MARGIN = 62;
    private static final float SIZE = 10;
    private static final float LARGE = 15;
    private static final float SMALL = 8;
    private static final float LEADING = 1.55f;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private final PDDocument document;
    private final Lettering lettering;
    private PDPageContentStream page;
    private float y;

    PdfSheet(PDDocument document) throws IOException {
        this.document = document;
        lettering = new Lettering(document);
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
        float taken = lettering.width(right, size);
        List<String> lines = lettering.wrapped(text, size, WIDTH - taken - size);
        for (String line : lines) {
            down(size * LEADING);
            put(line, MARGIN, size);
            if (line == lines.get(0)) {
                put(right, MARGIN + WIDTH - taken, size);
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
        lettering.put(page, text, x, y, size);
    }

    /** At the foot of every page: what it belongs to, and which it is of how many. */
    void number(String title) throws IOException {
        close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            String text = title + " · " + (i + 1) + "/" + pages;
            page = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true);
            y = MARGIN / 2;
            put(text, MARGIN + WIDTH - lettering.width(text, SMALL), SMALL);
            page.close();
        }
        page = null;
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
        }
    }
}
