package io.plenary.formats.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.plenary.contracts.program.PaperSize;
import io.plenary.contracts.program.PrintKind;
import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.Entry;
import io.plenary.formats.document.EntryStatus;
import io.plenary.formats.document.Person;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.document.ProgramDocument;
import io.plenary.formats.document.ProgramRoom;
import io.plenary.formats.document.ProgramTrack;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrintedProgramTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 5, 18);
    private static final String ROOM = "https://plenary.example.org/c/estuary/rooms/";
    private static final UUID HALL = UUID.fromString("11111111-2222-4333-8444-555555555555");

    private final List<Entry> entries = new ArrayList<>();

    private static ConferenceInfo conference() {
        return new ConferenceInfo(
                "ESTUARY",
                "Estuary 2027",
                "Where rivers meet the sea",
                "Old Harbor",
                "Porto",
                FIRST,
                FIRST.plusDays(2),
                ZoneId.of("Europe/Lisbon"),
                null,
                null,
                null,
                null,
                "#0b6e8f",
                null,
                "7",
                null);
    }

    private Entry add(String title, int day, String time, String room, String... people) {
        Instant start = time == null ? null : Instant.parse(FIRST.plusDays(day) + "T" + time + ":00Z");
        Entry entry = new Entry(
                null,
                UUID.randomUUID(),
                entries.size() + 1,
                null,
                start == null ? null : FIRST.plusDays(day),
                start,
                start == null ? 0 : 45,
                room,
                "Systems",
                null,
                title,
                null,
                "An **abstract** of [" + title + "](https://example.org).",
                null,
                "Talk",
                "pt",
                null,
                EntryStatus.CONFIRMED,
                null,
                null,
                null,
                null,
                List.of(people).stream().map(Person::named).toList(),
                List.of(),
                List.of(),
                0,
                null,
                Map.of());
        entries.add(entry);
        return entry;
    }

    private ProgramDocument program() {
        return new ProgramDocument(
                conference(),
                IntStream.range(0, 3)
                        .mapToObj(i -> new ProgramDay(i + 1, FIRST.plusDays(i), null, null))
                        .toList(),
                List.of(
                        new ProgramRoom("Hall", HALL, null, null, null),
                        new ProgramRoom("Barn", null, null, null, null)),
                List.of(new ProgramTrack("Systems", null, "#aa5500")),
                entries);
    }

    private static PrintContext context(PrintKind kind, PaperSize size, String language, String room, boolean draft) {
        return new PrintContext(
                kind,
                size,
                language,
                room,
                URI.create("https://plenary.example.org/c/estuary"),
                one -> URI.create(ROOM + one.guid()),
                ZoneId.of("Europe/Lisbon"),
                Instant.parse("2027-02-02T12:00:00Z"),
                draft ? null : 3,
                draft,
                null);
    }

    private PDDocument booklet(PaperSize size, String language) throws IOException {
        return Loader.loadPDF(PrintedProgram.write(
                program(), context(PrintKind.PROGRAM, size, language, null, false), percent -> {}));
    }

    private PDDocument doors(String room, PaperSize size) throws IOException {
        return Loader.loadPDF(PrintedProgram.write(
                program(), context(PrintKind.DOOR_SHEETS, size, "en", room, false), percent -> {}));
    }

    private static String text(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document);
    }

    private void addSome() {
        add("Lamps", 0, "09:00", "Barn", "Ada Lovelace");
        add("Tides", 0, "09:00", "Hall", "Grace Hopper", "Ada Lovelace");
        add("Boats", 1, "12:30", "Hall", "Émilie du Châtelet");
    }

    @Test
    void aBookletSaysWhatIsWhenWhereAndByWhom() throws IOException {
        addSome();
        try (PDDocument document = booklet(PaperSize.A4, "en")) {
            assertThat(text(document, 1))
                    .contains("Estuary 2027", "Where rivers meet the sea", "18–20 May 2027", "Old Harbor · Porto")
                    .contains("As of release 3, 2 February 2027 12:00", "3 sessions · 2 rooms · 3 speakers")
                    .contains("Day 1 · Tuesday 18 May 2027", "Systems", "https://plenary.example.org/c/estuary");
            assertThat(text(document, 2))
                    .contains("10:00", "10:00–10:45", "An abstract of Lamps", "Systems · Talk · Portuguese")
                    .containsSubsequence("Tides", "Grace Hopper, Ada Lovelace", "Lamps")
                    .doesNotContain("**", "Boats");
            assertThat(text(document, 3)).contains("Day 2 · Wednesday 19 May 2027", "13:30–14:15", "Boats");
            assertThat(text(document, 4))
                    .containsSubsequence("Ada Lovelace 2", "Émilie du Châtelet 3", "Grace Hopper 2");
            assertThat(document.getNumberOfPages()).isEqualTo(4);
        }
    }

    @Test
    void aBookletIsFoundItsWayThrough() throws IOException {
        addSome();
        try (PDDocument document = booklet(PaperSize.A4, "de")) {
            List<String> marks = new ArrayList<>();
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                marks.add(item.getTitle());
            }
            assertThat(marks)
                    .containsExactly("Tag 1 · Dienstag, 18. Mai 2027", "Tag 2 · Mittwoch, 19. Mai 2027", "Vortragende");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Estuary 2027 · Programm");
            assertThat(text(document, 1)).contains("Stand: Version 3, 2. Februar 2027 12:00");
        }
    }

    @ParameterizedTest
    @CsvSource({"A4, 595, 842", "A3, 842, 1191", "LETTER, 612, 792"})
    void itIsAsLargeAsThePaper(PaperSize size, int width, int height) throws IOException {
        addSome();
        try (PDDocument booklet = booklet(size, "en");
                PDDocument doors = doors(null, size)) {
            for (PDDocument document : List.of(booklet, doors)) {
                assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(width - 1f, width + 1f);
                assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(height - 1f, height + 1f);
            }
        }
    }

    @Test
    void allScriptsOfTheWorldAreInIt() throws IOException {
        List<String> titles = List.of(
                "Ελληνικά", "Русский", "中文标题", "日本語", "한국어", "العربية", "עברית", "ภาษาไทย", "हिन्दी", "🚀 Rocket");
        for (String title : titles) {
            add(title, 0, "09:00", "Hall", title);
        }
        try (PDDocument document = booklet(PaperSize.A4, "en")) {
            String read = text(document);
            assertThat(titles).allSatisfy(title -> assertThat(read).contains(title));
        }
    }

    @Test
    void whatIsCancelledOrADraftSaysSo() throws IOException {
        Entry lamps = add("Lamps", 0, "09:00", "Hall");
        entries.set(0, cancelled(lamps));
        byte[] pdf = PrintedProgram.write(
                program(), context(PrintKind.PROGRAM, PaperSize.A4, "en", null, true), percent -> {});
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(text(document, 1)).contains("Draft of 2 February 2027 12:00, not released");
            assertThat(text(document, 2)).contains("Cancelled", "Lamps", "not released");
        }
    }

    private static Entry cancelled(Entry entry) {
        return new Entry(
                null,
                entry.guid(),
                1,
                null,
                entry.day(),
                entry.start(),
                45,
                entry.room(),
                null,
                null,
                entry.title(),
                null,
                null,
                null,
                null,
                null,
                null,
                EntryStatus.CANCELLED,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                0,
                null,
                Map.of());
    }

    @Test
    void aProgramWithNothingInItIsABookletToo() throws IOException {
        try (PDDocument booklet = booklet(PaperSize.A4, "en");
                PDDocument doors = doors("Hall", PaperSize.A4)) {
            assertThat(text(booklet)).contains("There are no sessions.");
            assertThat(text(doors)).contains("Hall", "There are no sessions.");
        }
        add("Some day", 0, null, null, "Ada");
        try (PDDocument booklet = booklet(PaperSize.A4, "en")) {
            assertThat(text(booklet)).contains("Not scheduled yet", "Some day");
        }
    }

    /** In either of the formats that pictures of all formats are drawn anew in. */
    @ParameterizedTest
    @CsvSource({"PROGRAM, png, 1", "PROGRAM, jpg, 1", "DOOR_SHEETS, png, 3", "DOOR_SHEETS, jpg, 3"})
    void theLogoIsOnTheCoverOrOnEachDoorSheetAndOnceInTheFile(PrintKind kind, String format, int pages)
            throws IOException {
        addSome();
        byte[] pdf = PrintedProgram.write(
                program(), withLogo(context(kind, PaperSize.A4, "en", null, false), logo(format)), percent -> {});

        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                assertThat(reds(renderer.renderImage(page)) > 800)
                        .as("page " + page)
                        .isEqualTo(page < pages);
            }
        }
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1).split("/Subtype */Image", -1))
                .hasSizeLessThanOrEqualTo(3);
    }

    private static byte[] logo(String format) throws IOException {
        BufferedImage picture = new BufferedImage(
                384, 192, format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 384, 192);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static PrintContext withLogo(PrintContext plain, byte[] logo) {
        return new PrintContext(
                plain.kind(),
                plain.size(),
                plain.language(),
                plain.room(),
                plain.conferenceUrl(),
                plain.roomUrl(),
                plain.zone(),
                plain.asOf(),
                plain.release(),
                plain.draft(),
                logo);
    }

    private static long reds(BufferedImage page) {
        return IntStream.of(page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth()))
                .mapToObj(Color::new)
                .filter(color -> color.getRed() > 230 && color.getGreen() < 25 && color.getBlue() < 25)
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void aDoorSheetIsOfARoomAndADay(PaperSize size) throws Exception {
        addSome();
        try (PDDocument document = doors(null, size)) {
            assertThat(document.getNumberOfPages()).isEqualTo(3);
            assertThat(text(document, 1))
                    .contains("Hall", "Day 1 · Tuesday 18 May 2027", "10:00", "–10:45", "Tides", "As of release 3")
                    .doesNotContain("Lamps");
            assertThat(text(document, 3)).contains("Barn", "Lamps");
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            BufferedImage picture = page.getSubimage(
                    page.getWidth() / 2, page.getHeight() * 3 / 4, page.getWidth() / 2, page.getHeight() / 4);
            assertThat(scanned(picture)).isEqualTo(ROOM + HALL);
        }
        try (PDDocument document = doors("Barn", size)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    private static String scanned(BufferedImage picture) throws Exception {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }

    @Test
    void aDayThatIsLongGoesOnOnTheNextPage() throws IOException {
        for (int i = 0; i < 12; i++) {
            add(
                    "A talk with a title that takes more than a line of a door sheet, number " + i,
                    0,
                    "%02d:00".formatted(8 + i),
                    "Hall",
                    "Ada");
        }
        try (PDDocument document = doors("Hall", PaperSize.LETTER)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(text(document, 2)).contains("Hall", "(continued)");
            assertThat(text(document)).contains("number 0", "number 11");
        }
    }

    /** Where a title alone is longer than a page it goes on there, and nothing is lost. */
    @Test
    void whatIsLongerThanAPageIsNotLost() throws IOException {
        String word = "Überlandleitungsmast ";
        add("Begin " + word.repeat(900) + "end", 0, "09:00", "Hall", "Name ".repeat(300) + "last");
        try (PDDocument document = booklet(PaperSize.LETTER, "en")) {
            String read = text(document);
            assertThat(read.split("Überlandleitungsmast", -1)).hasSizeGreaterThan(900);
            assertThat(read).contains("end", "last");
        }
    }

    /** As large as the largest congress: bounded in time, and in what is in memory at once. */
    @Test
    void aCongressIsMadeInSeconds() throws IOException {
        String abstractText = "It is about tides, and what becomes of them where rivers meet the sea. ".repeat(12);
        for (int i = 0; i < 1_351; i++) {
            Entry entry = add(
                    "Session number " + i + " about something",
                    i % 3,
                    "%02d:%02d".formatted(7 + i % 14, i % 12 * 5),
                    "Hall",
                    "Speaker " + i % 700);
            entries.set(i, described(entry, abstractText));
        }
        List<Integer> told = new ArrayList<>();
        Instant begun = Instant.now();

        byte[] pdf =
                PrintedProgram.write(program(), context(PrintKind.PROGRAM, PaperSize.A4, "en", null, false), told::add);

        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(60));
        assertThat(pdf.length).isLessThan(8 << 20);
        assertThat(told).isSorted().contains(50);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(80, 300);
            assertThat(text(document)).contains("Session number 0 about", "Session number 1350 about", "Speaker 699");
        }
    }

    private static Entry described(Entry entry, String text) {
        return new Entry(
                null,
                entry.guid(),
                entry.number(),
                null,
                entry.day(),
                entry.start(),
                45,
                entry.room(),
                entry.track(),
                null,
                entry.title(),
                null,
                text,
                null,
                entry.type(),
                entry.language(),
                null,
                EntryStatus.CONFIRMED,
                null,
                null,
                null,
                null,
                entry.persons(),
                List.of(),
                List.of(),
                0,
                null,
                Map.of());
    }
}
