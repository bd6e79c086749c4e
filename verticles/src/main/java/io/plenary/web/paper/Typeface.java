package io.plenary.web.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Fonts that come with the program, for those of the machine may be others or none: the first that has a sign writes it. */
enum Typeface {
    /** Latin, Greek and Cyrillic, as the client has them. */
    NOTO_SANS("noto-sans"),
    /** Armenian, Georgian, Hebrew, and Arabic with the forms of its letters. */
    DEJAVU_SANS("dejavu-sans"),
    /** Chinese, Japanese and Korean. */
    DROID_SANS_FALLBACK("droid-sans-fallback"),
    LOHIT_DEVANAGARI("lohit-devanagari");

    private static final int SIGNS = 0x20000;

    private final String file;
    private final BitSet signs;

    Typeface(String file) {
        this.file = file;
        this.signs = signs(file);
    }

    private static BitSet signs(String file) {
        try (InputStream bytes = open(file);
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            CmapLookup lookup = font.getUnicodeCmapLookup();
            BitSet signs = new BitSet(SIGNS);
            for (int sign = ' '; sign < SIGNS; sign++) {
                signs.set(sign, lookup.getGlyphId(sign) > 0);
            }
            return signs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Typeface.class.getResourceAsStream("/fonts/" + file + ".ttf");
    }

    boolean has(int sign) {
        return signs.get(sign);
    }

    /** Which font writes a sign; none where it has to be written by hand. */
    static Optional<Typeface> of(int sign) {
        for (Typeface face : values()) {
            if (face.has(sign)) {
                return Optional.of(face);
            }
        }
        return Optional.empty();
    }

    /** For who draws its signs: reads all of it. */
    TrueTypeFont read() {
        try (InputStream bytes = open(file)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of which the document keeps what it needs. */
    PDType0Font in(PDDocument document) throws IOException {
        try (InputStream bytes = open(file)) {
            return PDType0Font.load(document, bytes);
        }
    }
}
