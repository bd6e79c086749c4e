package io.plenary.web.paper;

import io.plenary.contracts.registrations.Badge;
import io.plenary.contracts.registrations.BadgeDesign;
import io.plenary.formats.paper.Area;
import io.plenary.formats.paper.Lettering;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Badges, as many as there are: what is drawn waits in a file, and few of them are in memory at once. Used by one thread at a time, for
 * whom it takes as long as it takes.
 */
public final class BadgePdf implements Closeable {

    private static final long IN_MEMORY = 8L << 20;
    private static final float LINE = 0.25f;
    private static final float GRAY = 0.75f;

    private final PDDocument document = new PDDocument(MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
    private final PDResources fonts = new PDResources();
    private final Sheet sheet;
    private final BadgeFace face;
    private PDPageContentStream page;
    private int badges;

    /** @param conference what it is called */
    public BadgePdf(BadgeDesign design, String conference) {
        sheet = Sheet.of(design.size());
        face = new BadgeFace(design, conference, new Lettering(document));
        document.getDocumentInformation().setTitle(conference);
    }

    /** Whether all that is on a badge can be printed. */
    public static boolean prints(BadgeDesign design, Badge badge) {
        return badge.name() != null && BadgeFace.texts(design, badge).allMatch(Lettering::prints);
    }

    public int badges() {
        return badges;
    }

    public Void add(List<Badge> more) throws IOException {
        for (Badge badge : more) {
            if (badges % sheet.cells() == 0) {
                next();
            }
            face.draw(page, badge, sheet.cell(badges));
            badges++;
        }
        return null;
    }

    private void next() throws IOException {
        close(page);
        PDPage added = new PDPage(new PDRectangle(Sheet.points(sheet.pageWidth()), Sheet.points(sheet.pageHeight())));
        added.setResources(fonts);
        document.addPage(added);
        page = new PDPageContentStream(document, added);
        if (sheet.cells() > 1) {
            cuts();
        }
    }

    /** Where to cut. */
    private void cuts() throws IOException {
        page.setLineWidth(LINE);
        page.setStrokingColor(GRAY);
        for (int i = 0; i < sheet.cells(); i++) {
            Area cell = sheet.cell(i);
            page.addRect(cell.x(), cell.y(), cell.width(), cell.height());
        }
        page.stroke();
        page.setStrokingColor(0f);
    }

    /** Ends it; there is at least one. */
    public byte[] bytes() throws IOException {
        close(page);
        page = null;
        Path file = Files.createTempFile("badges", ".pdf");
        try {
            document.save(file.toFile());
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void close(PDPageContentStream stream) throws IOException {
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public void close() throws IOException {
        close(page);
        document.close();
    }
}
