package io.plenary.web.paper;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Texts of any script for which there is a font, as shapes to draw: with the fonts of the program, for those of the machine may be
 * others or none. What no font has is left out. Sizes and places are in units of the picture, whose vertical axis points down.
 */
public final class Outlines {

    private static final String REST = "…";

    private static final Map<Typeface, Face> FACES = new EnumMap<>(Typeface.class);

    /** A font reads its shapes out of one file, one after the other. */
    private record Face(TrueTypeFont font, CmapLookup signs) {

        static Face of(Typeface typeface) {
            try {
                TrueTypeFont font = typeface.read();
                return new Face(font, font.getUnicodeCmapLookup());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        float width(int sign) throws IOException {
            return (float) font.getAdvanceWidth(signs.getGlyphId(sign)) / font.getUnitsPerEm();
        }

        GeneralPath shape(int sign) throws IOException {
            GlyphData glyph = font.getGlyph().getGlyph(signs.getGlyphId(sign));
            return glyph == null ? null : glyph.getPath();
        }
    }

    private Outlines() {}

    /** What of a text can be drawn, in a line. */
    public static String printable(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder known = new StringBuilder();
        text.codePoints()
                .map(sign -> Character.isSpaceChar(sign) || Character.isISOControl(sign) ? ' ' : sign)
                .filter(sign -> Typeface.of(sign).isPresent())
                .forEach(known::appendCodePoint);
        return known.toString().replaceAll(" +", " ").strip();
    }

    /** @param text that can be drawn */
    public static float width(String text, float size) {
        float width = 0;
        for (Line.Piece piece : Line.of(text).pieces()) {
            for (int sign : piece.text().codePoints().toArray()) {
                width += advance(piece.face(), sign) * size;
            }
        }
        return width;
    }

    private static synchronized float advance(Typeface typeface, int sign) {
        try {
            return FACES.computeIfAbsent(typeface, Face::of).width(sign);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param text that can be drawn
     * @param y of the line that letters stand on
     */
    public static Path2D of(String text, float x, float y, float size) {
        Path2D shapes = new Path2D.Float(Path2D.WIND_NON_ZERO);
        float at = x;
        for (Line.Piece piece : Line.of(text).pieces()) {
            for (int sign : piece.text().codePoints().toArray()) {
                add(shapes, piece.face(), sign, AffineTransform.getTranslateInstance(at, y), size);
                at += advance(piece.face(), sign) * size;
            }
        }
        return shapes;
    }

    private static synchronized void add(
            Path2D shapes, Typeface typeface, int sign, AffineTransform place, float size) {
        try {
            Face face = FACES.computeIfAbsent(typeface, Face::of);
            GeneralPath shape = face.shape(sign);
            if (shape != null) {
                float scale = size / face.font().getUnitsPerEm();
                place.scale(scale, -scale);
                shapes.append(shape.getPathIterator(place), false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At its spaces, and in a word only where that is longer than a line; at most so many lines, the last cut where there are more. */
    public static List<String> wrapped(String text, float size, float room, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty() && width(rest, size) > room) {
            if (lines.size() == most - 1) {
                lines.add(cut(rest, size, room));
                return lines;
            }
            int end = fitting(rest, size, room);
            int space = rest.lastIndexOf(' ', end);
            lines.add(rest.substring(0, space > 0 ? space : end));
            rest = rest.substring(space > 0 ? space + 1 : end);
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        return lines;
    }

    /** As it is where it fits, else with its end left out. */
    public static String cut(String text, float size, float room) {
        if (text.isEmpty() || width(text, size) <= room) {
            return text;
        }
        int end = fitting(text, size, room - width(REST, size));
        return text.substring(0, end).stripTrailing() + REST;
    }

    private static int fitting(String text, float size, float room) {
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
}
