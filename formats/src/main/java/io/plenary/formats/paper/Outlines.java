package io.plenary.formats.paper;

import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts of any script for which there is a font, as shapes to draw: with the fonts of the program, for those of the machine may be
 * others or none. What no font has is left out. Sizes and places are in units of the picture, whose vertical axis points down.
 */
public final class Outlines {

    private static final String REST = "…";

    private Outlines() {}

    /** What of a text can be drawn, in a line. */
    public static String printable(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder known = new StringBuilder();
        text.codePoints()
                .map(sign -> Character.isSpaceChar(sign) || Character.isISOControl(sign) ? ' ' : sign)
                .filter(sign -> Line.prints(Character.toString(sign)))
                .forEach(known::appendCodePoint);
        return known.toString().replaceAll(" +", " ").strip();
    }

    /** @param text that can be drawn */
    public static float width(String text, float size) {
        double width = 0;
        for (Line.Piece piece : Line.of(text).pieces()) {
            width += width(Shaping.of(piece));
        }
        return (float) (width * size / Shaping.SIZE);
    }

    private static double width(GlyphVector shaped) {
        return shaped.getGlyphPosition(shaped.getNumGlyphs()).getX();
    }

    /**
     * @param text that can be drawn
     * @param y of the line that letters stand on
     */
    public static Path2D of(String text, float x, float y, float size) {
        Path2D shapes = new Path2D.Float(Path2D.WIND_NON_ZERO);
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(size / Shaping.SIZE, size / Shaping.SIZE);
        for (Line.Piece piece : Line.of(text).pieces()) {
            GlyphVector shaped = Shaping.of(piece);
            shapes.append(shaped.getOutline().getPathIterator(place), false);
            place.translate(width(shaped), 0);
        }
        return shapes;
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
