package io.plenary.web.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Writes texts of any script for which there is a font into a document. Sizes and places are in points. */
public final class Lettering {

    private static final int KEPT = 500;

    /** @param width of a line of a point's size */
    private record Measured(Line line, float width) {}

    private final PDDocument document;
    private final Map<String, Measured> lines = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Measured> eldest) {
            return size() > KEPT;
        }
    };
    private final Map<Typeface, PDFont> fonts = new EnumMap<>(Typeface.class);

    public Lettering(PDDocument document) {
        this.document = document;
    }

    /** Whether there are fonts for all of a text; in what is written without them there are question marks. The first call reads all fonts. */
    public static boolean prints(String text) {
        return Line.prints(text);
    }

    /** @param y of the line that letters stand on */
    public void put(PDPageContentStream page, String text, float x, float y, float size) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        for (Line.Piece piece : measured(text).line().pieces()) {
            page.setFont(font(piece.face()), size);
            page.showText(piece.text());
        }
        page.endText();
    }

    public float width(String text, float size) throws IOException {
        return measured(text).width() * size;
    }

    /** Names are tried in many sizes, and what conferences and tickets are called comes again and again. */
    private Measured measured(String text) throws IOException {
        Measured known = lines.get(text);
        if (known == null) {
            Line line = Line.of(text);
            float width = 0;
            for (Line.Piece piece : line.pieces()) {
                width += font(piece.face()).getStringWidth(piece.text());
            }
            known = new Measured(line, width / 1_000);
            lines.put(text, known);
        }
        return known;
    }

    /** At its spaces, and in a word only where that is longer than a line. */
    public List<String> wrapped(String text, float size, float room) throws IOException {
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

    /** How much of a text a line takes, and never nothing. */
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

    private PDFont font(Typeface face) throws IOException {
        PDFont font = fonts.get(face);
        if (font == null) {
            font = face.in(document);
            fonts.put(face, font);
        }
        return font;
    }
}
