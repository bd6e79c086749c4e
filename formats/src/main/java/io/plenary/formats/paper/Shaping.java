package io.plenary.formats.paper;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;

/**
 * Puts the signs of a piece together by the rules of its font: letters that join, marks above and below, syllables whose parts change
 * places. A PDF knows nothing of such rules, Java does.
 */
final class Shaping {

    /** In which everything is measured: large enough for nothing to be rounded. */
    static final float SIZE = 1_000;

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** What stands where nothing is drawn. */
    private static final int NOTHING = 0xFFFE;

    private Shaping() {}

    static GlyphVector of(Line.Piece piece) {
        char[] text = piece.text().toCharArray();
        int direction = piece.fromTheRight() ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
        return piece.face().font().layoutGlyphVector(EXACT, text, 0, text.length, direction);
    }

    static boolean isDrawn(int glyph) {
        return glyph >= 0 && glyph < NOTHING;
    }

    /** Whether each sign is what the font has for it by itself, one after the other: whoever reads it finds the text again. */
    static boolean isPlain(Line.Piece piece, GlyphVector shaped) {
        if (piece.fromTheRight() || shaped.getNumGlyphs() != piece.text().length()) {
            return false;
        }
        GlyphVector plain = piece.face().font().createGlyphVector(EXACT, piece.text());
        for (int i = 0; i < shaped.getNumGlyphs(); i++) {
            if (shaped.getGlyphCode(i) != plain.getGlyphCode(i)) {
                return false;
            }
        }
        return true;
    }
}
