package io.plenary.formats.paper;

import java.io.IOException;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes texts of any script for which there is a font into a document. Sizes and places are in points. */
public final class Lettering {

    private static final int KEPT = 4_000;
    /** What Thai has no spaces between are words that Java knows; all else breaks as everywhere. */
    private static final Locale WORDS = Locale.forLanguageTag("th");

    /** @param width of a line of a point's size */
    private record Measured(List<Glyphs> pieces, float width) {}

    private final PDDocument document;
    private final Map<String, Measured> lines = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Measured> eldest) {
            return size() > KEPT;
        }
    };
    private final Map<Typeface, PDType0Font> fonts = new EnumMap<>(Typeface.class);

    public Lettering(PDDocument document) {
        this.document = document;
    }

    /** Whether there are fonts for all of a text; in what is written without them there are empty boxes. */
    public static boolean prints(String text) {
        return Line.prints(text);
    }

    /** Whether it is written from the right. */
    public static boolean isFromTheRight(String text) {
        return !new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /** @param y of the line that letters stand on */
    public void put(PDPageContentStream page, String text, float x, float y, float size) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        for (Glyphs piece : measured(text).pieces()) {
            piece.show(page, font(piece.face()), size);
        }
        page.endText();
    }

    public float width(String text, float size) {
        return measured(text).width() * size;
    }

    /** Names are tried in many sizes, and words of programs come again and again. */
    private Measured measured(String text) {
        Measured known = lines.get(text);
        if (known == null) {
            List<Glyphs> pieces =
                    Line.of(text).pieces().stream().map(Glyphs::of).toList();
            float width = 0;
            for (Glyphs piece : pieces) {
                width += piece.width();
            }
            known = new Measured(pieces, width / Shaping.SIZE);
            lines.put(text, known);
        }
        return known;
    }

    /** Where its script has lines end, and in a word only where that is longer than a line. */
    public List<String> wrapped(String text, float size, float room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float taken = 0;
        BreakIterator ends = BreakIterator.getLineInstance(WORDS);
        ends.setText(text);
        int start = ends.first();
        for (int end = ends.next(); end != BreakIterator.DONE; start = end, end = ends.next()) {
            String word = text.substring(start, end);
            float wide = width(word.stripTrailing(), size);
            if (taken + wide > room && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                taken = 0;
            }
            while (width(word.stripTrailing(), size) > room) {
                int most = fitting(word, size, room);
                lines.add(word.substring(0, most));
                word = word.substring(most);
            }
            line.append(word);
            taken += width(word, size);
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** How much of a word a line takes, and never nothing. */
    private int fitting(String word, float size, float room) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        int end = letters.next();
        for (int next = letters.next(); next != BreakIterator.DONE; next = letters.next()) {
            if (width(word.substring(0, next), size) > room) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** As it is where it fits, else with its end left out. */
    public String cut(String text, float size, float room) {
        if (width(text, size) <= room) {
            return text;
        }
        int end = fitting(text, size, room - width("…", size));
        return text.substring(0, end).stripTrailing() + "…";
    }

    private PDType0Font font(Typeface face) throws IOException {
        PDType0Font font = fonts.get(face);
        if (font == null) {
            font = face.in(document);
            fonts.put(face, font);
        }
        return font;
    }
}
