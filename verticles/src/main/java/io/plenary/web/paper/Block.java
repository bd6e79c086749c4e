package io.plenary.web.paper;

import io.plenary.formats.paper.Area;
import io.plenary.formats.paper.Lettering;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Texts below each other, in the middle of their area or at its left. */
final class Block {

    private static final float LEADING = 1.25f;
    private static final float DESCENT = 0.25f;
    private static final float LARGEST_NAME = 40;
    private static final float SMALLEST_NAME = 7;
    /** There is no bold font: what is drawn as well as filled looks like one. */
    private static final float BOLD = 0.025f;

    private final PDPageContentStream page;
    private final Lettering lettering;
    private final boolean isCentered;

    Block(PDPageContentStream page, Lettering lettering, boolean isCentered) {
        this.page = page;
        this.lettering = lettering;
        this.isCentered = isCentered;
    }

    /** @return how much of the area it has taken, from its top; nothing where there is no room */
    float write(Area area, String text, float size, int mostLines) throws IOException {
        int room = Math.min(mostLines, (int) (area.height() / (size * LEADING)));
        if (room == 0 || text.isBlank()) {
            return 0;
        }
        List<String> lines = lettering.wrapped(text.strip(), size, area.width());
        return put(area, lines.size() <= room ? lines : shortened(lines, room), size);
    }

    private static List<String> shortened(List<String> lines, int room) {
        List<String> kept = new ArrayList<>(lines.subList(0, room));
        String last = kept.get(room - 1);
        int end = last.offsetByCodePoints(last.length(), -Math.min(2, last.codePointCount(0, last.length())));
        kept.set(room - 1, last.substring(0, end) + "…");
        return kept;
    }

    /** As large as it fits without breaking a word, and as small as it has to be. */
    float name(Area area, String name, float room) throws IOException {
        if (name == null || !Lettering.prints(name)) {
            return line(area, room);
        }
        float size = LARGEST_NAME;
        while (size > SMALLEST_NAME && !fits(name, size, area.width(), room)) {
            size--;
        }
        page.setRenderingMode(RenderingMode.FILL_STROKE);
        page.setLineWidth(size * BOLD);
        float taken = put(area, lettering.wrapped(name.strip(), size, area.width()), size);
        page.setRenderingMode(RenderingMode.FILL);
        return taken + size * DESCENT;
    }

    private boolean fits(String name, float size, float width, float room) throws IOException {
        for (String word : name.strip().split(" ")) {
            if (lettering.width(word, size) > width) {
                return false;
            }
        }
        return lettering.wrapped(name.strip(), size, width).size() * size * LEADING <= room;
    }

    /** To write a name on. */
    private float line(Area area, float room) throws IOException {
        page.setLineWidth(0.7f);
        page.moveTo(area.x(), area.top() - room * 0.8f);
        page.lineTo(area.x() + area.width() - Sheet.points(3), area.top() - room * 0.8f);
        page.stroke();
        return room;
    }

    private float put(Area area, List<String> lines, float size) throws IOException {
        float y = area.top();
        for (String line : lines) {
            y -= size * LEADING;
            float spare = area.width() - lettering.width(line, size);
            lettering.put(page, line, area.x() + (isCentered ? spare / 2 : 0), y + size * DESCENT, size);
        }
        return lines.size() * size * LEADING;
    }
}
