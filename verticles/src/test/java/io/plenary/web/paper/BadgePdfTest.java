package io.plenary.web.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.plenary.contracts.registrations.Badge;
import io.plenary.contracts.registrations.BadgeDesign;
import io.plenary.contracts.registrations.BadgeSize;
import io.plenary.contracts.registrations.DoorAnswer;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.formats.paper.Lettering;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadgePdfTest {

    private static final String CODE = "AZGTx".repeat(21) + "Q-_";

    private static BadgeDesign design(BadgeSize size) {
        return new BadgeDesign(UUID.randomUUID(), UUID.randomUUID(), size, null, true, true, true, true);
    }

    private static Badge badge(String name) {
        return new Badge(
                UUID.randomUUID(),
                "K7PX2MRD",
                UUID.randomUUID(),
                "Regular",
                name,
                "Port of Łódź",
                List.of(new DoorAnswer("Food", QuestionKind.TEXT, List.of("Vegan"))),
                CODE);
    }

    private static byte[] pdf(BadgeSize size, List<Badge> badges) throws Exception {
        try (BadgePdf pdf = new BadgePdf(design(size), "Estuary 2027")) {
            pdf.add(badges);
            return pdf.bytes();
        }
    }

    private static String scanned(BufferedImage picture) throws Exception {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    @ParameterizedTest
    @EnumSource(names = {"A6", "CARD"})
    void aBadgeIsReadByPeopleAndByScanners(BadgeSize size) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf(size, List.of(badge("Ada Lovelace"))))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Estuary 2027", "Ada", "Lovelace", "Port of Łódź", "Regular", "Food: Vegan");
            assertThat(scanned(new PDFRenderer(document).renderImageWithDPI(0, 200)))
                    .isEqualTo(CODE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sheetsHaveSoManyAsTheySay(BadgeSize size) throws Exception {
        List<Badge> badges =
                IntStream.range(0, 21).mapToObj(i -> badge("Guest " + i)).toList();
        int pages = (int) Math.ceil(21.0 / Sheet.of(size).cells());
        try (PDDocument document = Loader.loadPDF(pdf(size, badges))) {
            assertThat(document.getNumberOfPages()).isEqualTo(pages);
            assertThat(document.getPage(0).getMediaBox().getWidth())
                    .isEqualTo(Sheet.points(Sheet.of(size).pageWidth()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łukasz Ğüneş Nguyễn Thị Hồng",
                "Ελένη",
                "Жанна",
                "Հովհաննես",
                "ნინო",
                "שָׁלוֹם כהן",
                "محمد عبدالله",
                "ژاله گیتی",
                "हरि शर्मा",
                "山田太郎",
                "さくら",
                "สมชาย",
                "தமிழ்",
                "Ada 🦊",
                "김민준",
                "E\u0301mile \u200f"
            })
    void namesOfTheseScriptsArePrinted(String name) {
        assertThat(BadgePdf.prints(design(BadgeSize.A6), badge(name))).isTrue();
    }

    /** Never with question marks. */
    @ParameterizedTest
    @ValueSource(strings = {"𒀀𒈾", "Ada \uE000"})
    void aNameThatNoFontHasIsToldAndHasALine(String name) throws Exception {
        assertThat(BadgePdf.prints(design(BadgeSize.A6), badge(name))).isFalse();
        try (PDDocument document = Loader.loadPDF(pdf(BadgeSize.A6, List.of(badge(name), badge(null))))) {
            assertThat(new PDFTextStripper().getText(document))
                    .doesNotContain("?")
                    .contains("Regular");
        }
    }

    @Test
    void theLongestNameFitsOnTheSmallestBadge() throws Exception {
        String name = "Augusta ".repeat(24) + "Ada King";
        try (PDDocument document = Loader.loadPDF(pdf(BadgeSize.SHEET_OF_10, List.of(badge(name))))) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(name);
        }
    }

    /** A mark may be in another font than the letter it stands on. */
    @Test
    void whateverIsSaidToBePrintedIsPrinted() throws Exception {
        List<Badge> badges = IntStream.range(0x300, 0x3000)
                .filter(sign -> Character.getType(sign) == Character.NON_SPACING_MARK)
                .mapToObj(mark -> "Q" + Character.toString(mark))
                .filter(Lettering::prints)
                .map(BadgePdfTest::badge)
                .toList();

        assertThat(badges).hasSizeGreaterThan(100);
        assertThat(pdf(BadgeSize.values()[0], badges)).isNotEmpty();
    }
}
