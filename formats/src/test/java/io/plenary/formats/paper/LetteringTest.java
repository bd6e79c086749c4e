package io.plenary.formats.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetteringTest {

    private static final int WHITE = 0xFFFFFF;

    private static byte[] written(String text) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(600, 60));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                new Lettering(document).put(content, text, 10, 20, 20);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static BufferedImage drawn(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, 72);
        }
    }

    private static String read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).strip();
        }
    }

    private static long ink(BufferedImage picture) {
        return IntStream.range(0, picture.getHeight())
                .mapToLong(y -> IntStream.range(0, picture.getWidth())
                        .filter(x -> (picture.getRGB(x, y) & WHITE) != WHITE)
                        .count())
                .sum();
    }

    private static boolean isSame(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int height = one.getHeight();
        return Arrays.equals(
                one.getRGB(0, 0, width, height, null, 0, width), other.getRGB(0, 0, width, height, null, 0, width));
    }

    /** What is drawn is no row of boxes, and can be copied as it was written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łódź Nguyễn",
                "Ελένη",
                "Жанна",
                "Հովհաննես",
                "ნინო",
                "שלום",
                "محمد",
                "پژمان",
                "ሰላም",
                "हिन्दी क्षत्रिय",
                "বাংলা",
                "தமிழ் கொக்கு",
                "తెలుగు",
                "ಕನ್ನಡ",
                "മലയാളം",
                "ગુજરાતી",
                "ਪੰਜਾਬੀ",
                "ଓଡ଼ିଆ",
                "සිංහල",
                "ภาษาไทย น้ำ ปู่",
                "ພາສາລາວ",
                "ភាសាខ្មែរ",
                "မြန်မာ",
                "བོད་སྐད",
                "山田太郎",
                "さくらカナ",
                "김민준",
                "ދިވެހި",
                "ⵜⵉⴼⵉⵏⴰⵖ",
                "ᏣᎳᎩ",
                "∑∫√ → ★",
                "🚀🎉🦊"
            })
    void everyScriptIsDrawnAndRead(String text) throws IOException {
        byte[] pdf = written(text);

        assertThat(Lettering.prints(text)).isTrue();
        assertThat(isSame(drawn(pdf), drawn(written(boxes(text))))).isFalse();
        assertThat(ink(drawn(pdf))).isGreaterThan(60);
        assertThat(read(pdf)).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** The one stands upright, and of the other PDFBox, which reads it here, takes the signs apart. */
    @ParameterizedTest
    @ValueSource(strings = {"ᠮᠣᠩᠭᠣᠯ", "𞤀𞤣𞤤𞤢𞤥"})
    void othersAreDrawn(String text) throws IOException {
        assertThat(isSame(drawn(written(text)), drawn(written(boxes(text))))).isFalse();
        assertThat(ink(drawn(written(text)))).isGreaterThan(60);
    }

    private static String boxes(String text) {
        return text.replaceAll("\\S", Line.UNKNOWN);
    }

    /** A letter of a script that nobody writes any more, and one that is not assigned. */
    @ParameterizedTest
    @ValueSource(strings = {"𒀀", "\uE000", "\uD800", "\u0378"})
    void whatNoFontHasIsABoxThatEverybodySees(String sign) throws IOException {
        assertThat(Lettering.prints(sign)).isFalse();
        assertThat(isSame(drawn(written("Ada " + sign)), drawn(written("Ada " + Line.UNKNOWN))))
                .isTrue();
        assertThat(ink(drawn(written("Ada " + sign)))).isGreaterThan(ink(drawn(written("Ada"))) + 10);
        assertThat(read(written("Ada " + sign))).isEqualTo("Ada " + Line.UNKNOWN);
    }

    @Test
    void lettersJoin() {
        int[] apart = Glyphs.of(Line.of("\u0645\u200C\u062D\u200C\u0645\u200C\u062F")
                        .pieces()
                        .get(0))
                .signs();
        assertThat(Glyphs.of(Line.of("محمد").pieces().get(0)).signs())
                .hasSize(4)
                .doesNotContain(apart);
        assertThat(Glyphs.of(Line.of("क्ष").pieces().get(0)).signs()).hasSizeLessThan(3);
        assertThat(Glyphs.of(Line.of("कि").pieces().get(0)).signs()[0])
                .isNotEqualTo(Glyphs.of(Line.of("क").pieces().get(0)).signs()[0]);
    }

    /** As wide as its letter, above which it stands. */
    @Test
    void marksStandAboveTheirLetters() {
        assertThat(width("น้ำ")).isLessThan(width("นำ") * 1.02f);
        assertThat(width("ปู่")).isEqualTo(width("ป"));
    }

    private static float width(String text) {
        return new Lettering(new PDDocument()).width(text, 10);
    }

    @Test
    void whatIsReadFromTheRightStandsThere() {
        List<Line.Piece> pieces = Line.of("Ada (כהן) 27").pieces();

        assertThat(pieces.stream().map(Line.Piece::text)).containsExactly("Ada (", "כהן", ") ", "27");
        assertThat(pieces.get(1).fromTheRight()).isTrue();
        assertThat(Lettering.isFromTheRight("שלום Ada")).isTrue();
        assertThat(Lettering.isFromTheRight("Ada שלום")).isFalse();
    }

    @Test
    void linesEndWhereTheirScriptHasThemEnd() {
        Lettering lettering = new Lettering(new PDDocument());
        String thai = "การประชุมวิชาการนานาชาติครั้งใหญ่ที่สุดของประเทศไทย";

        assertThat(lettering.wrapped("The quick brown fox", 10, 60)).containsExactly("The quick", "brown fox");
        assertThat(lettering.wrapped(thai, 10, 100))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(lettering.width(line, 10)).isLessThanOrEqualTo(100.5f));
        assertThat(String.join("", lettering.wrapped(thai, 10, 100))).isEqualTo(thai);
        assertThat(lettering.wrapped("W".repeat(40), 10, 60))
                .hasSizeGreaterThan(5)
                .allMatch(line -> !line.isEmpty());
        assertThat(lettering.wrapped("漢字".repeat(20), 10, 100)).hasSize(4);
        assertThat(lettering.wrapped("", 10, 100)).containsExactly("");
        assertThat(lettering.width("", 10)).isZero();
    }

    @Test
    void aLineThatIsTooLongEndsWithDots() {
        Lettering lettering = new Lettering(new PDDocument());

        assertThat(lettering.cut("The quick brown fox", 10, 60)).endsWith("…").hasSizeLessThan(14);
        assertThat(lettering.cut("Short", 10, 60)).isEqualTo("Short");
    }
}
