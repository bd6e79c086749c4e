package io.plenary.formats.paper;

import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A piece of text as signs of its font, each at its place, in thousandths of a point's size.
 *
 * @param signs numbers the font gives them
 * @param x from the left
 * @param y above the line that letters stand on
 * @param width of all of it
 * @param said the text, where it cannot be read off the signs; else null
 */
record Glyphs(Typeface face, int[] signs, float[] x, float[] y, float width, String said) {

    /** What nobody sees. */
    private static final float LEAST = 0.5f;

    static Glyphs of(Line.Piece piece) {
        GlyphVector shaped = Shaping.of(piece);
        int count = shaped.getNumGlyphs();
        int[] signs = new int[count];
        float[] x = new float[count];
        float[] y = new float[count];
        int drawn = 0;
        for (int i = 0; i < count; i++) {
            if (Shaping.isDrawn(shaped.getGlyphCode(i))) {
                Point2D place = shaped.getGlyphPosition(i);
                signs[drawn] = shaped.getGlyphCode(i);
                x[drawn] = (float) place.getX();
                y[drawn] = (float) -place.getY();
                drawn++;
            }
        }
        float width = (float) shaped.getGlyphPosition(count).getX();
        String said = Shaping.isPlain(piece, shaped) ? null : piece.text();
        return new Glyphs(piece.face(), copy(signs, drawn), x, y, width, said);
    }

    private static int[] copy(int[] signs, int count) {
        int[] copy = new int[count];
        System.arraycopy(signs, 0, copy, 0, count);
        return copy;
    }

    /** Within a text, from where the piece before has ended. */
    void show(PDPageContentStream page, PDType0Font font, float size) throws IOException {
        page.setFont(font, size);
        if (said == null) {
            append(page, moves(font, size));
        } else {
            append(page, "/Span <</ActualText <FEFF" + hex(said) + ">>> BDC\n" + moves(font, size) + "EMC\n");
        }
    }

    /** There is no other way to write signs that are no letters. */
    @SuppressWarnings("deprecation")
    private static void append(PDPageContentStream page, String commands) throws IOException {
        page.appendRawCommands(commands);
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }

    private String moves(PDType0Font font, float size) throws IOException {
        StringBuilder commands = new StringBuilder("[<");
        float pen = 0;
        float rise = 0;
        for (int i = 0; i < signs.length; i++) {
            if (Math.abs(y[i] - rise) > LEAST) {
                rise = y[i];
                commands.append(">] TJ ")
                        .append(number(rise * size / Shaping.SIZE))
                        .append(" Ts [<");
            }
            if (Math.abs(x[i] - pen) > LEAST) {
                commands.append('>').append(number(pen - x[i])).append('<');
                pen = x[i];
            }
            font.addGlyphsToSubset(Set.of(signs[i]));
            commands.append(String.format(Locale.ROOT, "%04X", signs[i]));
            pen += Math.round(font.getWidth(signs[i]));
        }
        commands.append('>').append(number(pen - width)).append("] TJ\n");
        return rise == 0 ? commands.toString() : commands.append("0 Ts\n").toString();
    }

    private static String number(float number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
