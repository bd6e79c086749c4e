package io.plenary.formats.paper;

import java.awt.Font;
import java.awt.FontFormatException;
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

/**
 * Fonts that come with the program, for those of the machine may be others or none: the first that has a sign writes it. Each is read
 * when it is first asked for.
 */
enum Typeface {
    /** Latin, Greek and Cyrillic, as the client has them. */
    NOTO_SANS("noto-sans"),
    NOTO_SANS_HEBREW("noto-sans-hebrew"),
    NOTO_SANS_ARABIC("noto-sans-arabic"),
    /** Armenian, Georgian, and many symbols. */
    DEJAVU_SANS("dejavu-sans"),
    /** Chinese, Japanese and Korean. */
    DROID_SANS_FALLBACK("droid-sans-fallback"),
    LOHIT_DEVANAGARI("lohit-devanagari"),
    NOTO_SANS_THAI("noto-sans-thai"),
    NOTO_SANS_BENGALI("noto-sans-bengali"),
    NOTO_SANS_TAMIL("noto-sans-tamil"),
    NOTO_SANS_TELUGU("noto-sans-telugu"),
    NOTO_SANS_KANNADA("noto-sans-kannada"),
    NOTO_SANS_MALAYALAM("noto-sans-malayalam"),
    NOTO_SANS_GUJARATI("noto-sans-gujarati"),
    NOTO_SANS_GURMUKHI("noto-sans-gurmukhi"),
    NOTO_SANS_ORIYA("noto-sans-oriya"),
    NOTO_SANS_SINHALA("noto-sans-sinhala"),
    NOTO_SANS_KHMER("noto-sans-khmer"),
    NOTO_SANS_MYANMAR("noto-sans-myanmar"),
    NOTO_SANS_LAO("noto-sans-lao"),
    NOTO_SANS_ETHIOPIC("noto-sans-ethiopic"),
    NOTO_SERIF_TIBETAN("noto-serif-tibetan"),
    NOTO_SANS_MONGOLIAN("noto-sans-mongolian"),
    NOTO_SANS_SYRIAC("noto-sans-syriac"),
    NOTO_SANS_THAANA("noto-sans-thaana"),
    NOTO_SANS_NKO("noto-sans-nko"),
    NOTO_SANS_ADLAM("noto-sans-adlam"),
    NOTO_SANS_TIFINAGH("noto-sans-tifinagh"),
    NOTO_SANS_CHEROKEE("noto-sans-cherokee"),
    NOTO_SANS_CANADIAN_ABORIGINAL("noto-sans-canadian-aboriginal"),
    NOTO_SANS_JAVANESE("noto-sans-javanese"),
    NOTO_SANS_BALINESE("noto-sans-balinese"),
    NOTO_SANS_SUNDANESE("noto-sans-sundanese"),
    NOTO_SANS_BATAK("noto-sans-batak"),
    NOTO_SANS_BUGINESE("noto-sans-buginese"),
    NOTO_SANS_OL_CHIKI("noto-sans-ol-chiki"),
    NOTO_SANS_MEETEI_MAYEK("noto-sans-meetei-mayek"),
    NOTO_SANS_CHAKMA("noto-sans-chakma"),
    NOTO_SANS_CHAM("noto-sans-cham"),
    NOTO_SANS_LEPCHA("noto-sans-lepcha"),
    NOTO_SANS_LIMBU("noto-sans-limbu"),
    NOTO_SANS_NEWA("noto-sans-newa"),
    NOTO_SANS_LISU("noto-sans-lisu"),
    NOTO_SANS_YI("noto-sans-yi"),
    NOTO_SANS_TAI_LE("noto-sans-tai-le"),
    NOTO_SANS_NEW_TAI_LUE("noto-sans-new-tai-lue"),
    NOTO_SANS_TAI_THAM("noto-sans-tai-tham"),
    NOTO_SANS_TAI_VIET("noto-sans-tai-viet"),
    NOTO_SANS_VAI("noto-sans-vai"),
    NOTO_SANS_OSAGE("noto-sans-osage"),
    NOTO_SANS_HANIFI_ROHINGYA("noto-sans-hanifi-rohingya"),
    NOTO_SANS_SYMBOLS("noto-sans-symbols"),
    NOTO_SANS_MATH("noto-sans-math"),
    /** Without colors, as paper often is. */
    NOTO_EMOJI("noto-emoji");

    private static final int SIGNS = 0x20000;

    private final String file;
    private BitSet signs;
    private Font font;

    Typeface(String file) {
        this.file = file;
    }

    /** Which font writes a sign; none where there is none. */
    static Optional<Typeface> of(int sign) {
        for (Typeface face : values()) {
            if (face.has(sign)) {
                return Optional.of(face);
            }
        }
        return Optional.empty();
    }

    boolean has(int sign) {
        return signs().get(sign);
    }

    private synchronized BitSet signs() {
        if (signs == null) {
            signs = readSigns();
        }
        return signs;
    }

    private BitSet readSigns() {
        try (InputStream bytes = open();
                TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            CmapLookup lookup = read.getUnicodeCmapLookup();
            BitSet found = new BitSet(SIGNS);
            for (int sign = ' '; sign < SIGNS; sign++) {
                found.set(sign, lookup.getGlyphId(sign) > 0);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open() {
        return Typeface.class.getResourceAsStream("/fonts/" + file + ".ttf");
    }

    /** For who puts its signs together by the rules that it has for that. */
    synchronized Font font() {
        if (font == null) {
            font = readFont();
        }
        return font;
    }

    private Font readFont() {
        MachineFonts.leaveAlone();
        try (InputStream bytes = open()) {
            return Font.createFont(Font.TRUETYPE_FONT, bytes).deriveFont(Shaping.SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(file + " is no font", e);
        }
    }

    /** Of which the document keeps what it needs. */
    PDType0Font in(PDDocument document) throws IOException {
        try (InputStream bytes = open()) {
            return PDType0Font.load(document, bytes);
        }
    }
}
