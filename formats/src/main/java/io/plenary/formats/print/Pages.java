package io.plenary.formats.print;

import io.plenary.contracts.program.PaperSize;
import io.plenary.formats.paper.Lettering;
import io.plenary.formats.paper.QrCode;
import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Pages of one size, drawn one after the other; what is drawn waits in a file above some megabytes. Places are in points from the
 * lower left corner.
 */
final class Pages implements Closeable {

    private static final long IN_MEMORY = 4L << 20;
    /** There is no bold font: what is drawn as well as filled looks like one. */
    private static final float BOLD = 0.028f;
    /** Of the height, as the edge. */
    private static final float LOGO_WIDTH = 1.6f;

    private static final float LOGO_EDGE = 0.1f;

    private final PDDocument document = new PDDocument(MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
    private final Lettering lettering = new Lettering(document);
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private final PDRectangle paper;
    private PDPageContentStream page;
    private PDImageXObject logo;

    Pages(PaperSize size) {
        paper = switch (size) {
            case A4 -> PDRectangle.A4;
            case A3 -> PDRectangle.A3;
            case LETTER -> PDRectangle.LETTER;
        };
    }

    float width() {
        return paper.getWidth();
    }

    float height() {
        return paper.getHeight();
    }

    int count() {
        return document.getNumberOfPages();
    }

    void add() throws IOException {
        closePage();
        PDPage added = new PDPage(paper);
        document.addPage(added);
        page = new PDPageContentStream(document, added);
    }

    /** To draw on a page once more, above what is there. */
    void turnTo(int number) throws IOException {
        closePage();
        page = new PDPageContentStream(
                document, document.getPage(number), PDPageContentStream.AppendMode.APPEND, true, true);
    }

    /** The page at hand is found by that name. */
    void mark(String name) {
        PDPageFitWidthDestination there = new PDPageFitWidthDestination();
        there.setPage(document.getPage(count() - 1));
        there.setTop((int) height());
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(name);
        item.setDestination(there);
        outline.addLast(item);
    }

    float width(String text, Ink ink) {
        return lettering.width(text, ink.size());
    }

    List<String> wrapped(String text, Ink ink, float room) {
        return lettering.wrapped(text, ink.size(), room);
    }

    String cut(String text, Ink ink, float room) {
        return lettering.cut(text, ink.size(), room);
    }

    /** @param y of the line that letters stand on */
    void write(String text, float x, float y, Ink ink) throws IOException {
        if (text.isBlank()) {
            return;
        }
        page.setNonStrokingColor(ink.color());
        if (ink.bold()) {
            page.setStrokingColor(ink.color());
            page.setLineWidth(ink.size() * BOLD);
            page.setRenderingMode(RenderingMode.FILL_STROKE);
        }
        lettering.put(page, text, x, y, ink.size());
        if (ink.bold()) {
            page.setRenderingMode(RenderingMode.FILL);
        }
    }

    void writeRight(String text, float right, float y, Ink ink) throws IOException {
        write(text, right - width(text, ink), y, ink);
    }

    /** Where those begin who read it: at the left, or at the right. */
    void writeIn(String text, float x, float y, float room, Ink ink) throws IOException {
        boolean fromTheRight = Lettering.isFromTheRight(text);
        write(text, fromTheRight ? x + room - width(text, ink) : x, y, ink);
    }

    void fill(Color color, float x, float y, float width, float height) throws IOException {
        page.setNonStrokingColor(color);
        page.addRect(x, y, width, height);
        page.fill();
    }

    void strike(float x, float y, float width, Color color) throws IOException {
        fill(color, x, y, width, 0.7f);
    }

    void code(String text, float x, float y, float side) throws IOException {
        page.setNonStrokingColor(Color.BLACK);
        QrCode.of(text).draw(page, x, y, side);
    }

    /**
     * On a white ground, as large as it fits, in its middle. Of the picture there is one, however often it is drawn.
     *
     * @param right end of the ground, which is {@link #logoWidth} wide
     */
    void logo(byte[] picture, float right, float top, float height) throws IOException {
        if (logo == null) {
            logo = PDImageXObject.createFromByteArray(document, picture, "logo");
        }
        float width = logoWidth(height);
        float edge = height * LOGO_EDGE;
        fill(Color.WHITE, right - width, top - height, width, height);
        float scale = Math.min((width - 2 * edge) / logo.getWidth(), (height - 2 * edge) / logo.getHeight());
        float wide = logo.getWidth() * scale;
        float high = logo.getHeight() * scale;
        page.drawImage(logo, right - (width + wide) / 2, top - (height + high) / 2, wide, high);
    }

    static float logoWidth(float height) {
        return height * LOGO_WIDTH;
    }

    void describe(String title, String author, String language, Instant made) {
        PDDocumentInformation about = document.getDocumentInformation();
        Calendar date = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
        about.setTitle(title);
        about.setAuthor(author);
        about.setCreator("Plenary");
        about.setCreationDate(date);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        document.getDocumentCatalog().setLanguage(language);
        document.getDocumentCatalog().setDocumentOutline(outline);
    }

    byte[] bytes() throws IOException {
        closePage();
        Path file = Files.createTempFile("print", ".pdf");
        try {
            document.save(file.toFile());
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private void closePage() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    @Override
    public void close() throws IOException {
        closePage();
        document.close();
    }
}
