package io.plenary.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.formats.paper.Outlines;
import io.plenary.formats.paper.Shades;
import io.plenary.testing.TestHttp.Reply;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures by which other sites show conferences and sessions. */
class CardsTest {

    private static final String CONFERENCE = "/c/" + MadeUpConference.SLUG;

    private static MadeUpConference made;

    @BeforeAll
    static void start() {
        made = new MadeUpConference();
    }

    @AfterAll
    static void stop() {
        made.close();
    }

    @Test
    void eachSessionAndTheConferenceHaveOne() throws IOException {
        for (String path : List.of(CONFERENCE, CONFERENCE + "/sessions/" + MadeUpConference.OPENING)) {
            Document page = made.page(path);
            String address = page.select("meta[property=og:image]").attr("content");
            Reply reply = made.platform
                    .http()
                    .anonymous()
                    .get(address.substring(made.base().length()));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).hasValue("image/png");
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(reply.bytes()));
            assertThat(image.getWidth()).isEqualTo(1200);
            assertThat(image.getHeight()).isEqualTo(630);
            assertThat(reply.bytes().length).isLessThan(400_000);
        }
    }

    @Test
    void whoHasOneIsToldThatItIsTheSame() {
        String path = CONFERENCE + "/sessions/" + MadeUpConference.OPENING + "/card.png?lang=en";
        String etag = made.asks(path).header("ETag").orElseThrow();

        assertThat(made.asks(path, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(made.asks(path.replace("lang=en", "lang=de")).header("ETag"))
                .hasValueSatisfying(other -> assertThat(other).isNotEqualTo(etag));
    }

    @Test
    void whatIsHiddenOrUnknownHasNone() {
        assertThat(made.asks("/c/" + MadeUpConference.DRAFT + "/card.png").status())
                .isEqualTo(404);
        assertThat(made.asks("/c/none-such/card.png").status()).isEqualTo(404);
        for (String id : List.of(MadeUpConference.SECRET, UUID.randomUUID().toString(), "nonsense")) {
            assertThat(made.asks(CONFERENCE + "/sessions/" + id + "/card.png").status())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Short",
                "An extraordinarily long title that goes on and on about every single thing that might be said in an hour, and then"
                        + " some more of it, because nobody ever told its author to stop writing before the slides were full",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzender",
                "公共基础设施是一个必须有人遵守的承诺，而我们今天要讨论的正是这一点，以及它为什么如此困难和重要",
                "البنية التحتية العامة وعد يجب أن يفي به شخص ما",
                "Публичная инфраструктура",
                "התשתית הציבורית היא הבטחה"
            })
    void titlesOfAnyLengthAndScriptStayWithinTheirPlace(String title) throws IOException {
        BufferedImage image = draw(title);

        assertThat(whites(image, 80, 160, 1120, 395)).as("letters").isGreaterThan(300);
        assertThat(whites(image, 0, 0, 76, 630) + whites(image, 1124, 0, 1200, 630))
                .as("letters in the margins")
                .isZero();
        assertThat(whites(image, 80, 396, 1120, 400)).as("letters below").isZero();
    }

    @Test
    void whatNoFontHasIsLeftOut() {
        assertThat(Outlines.printable("𒀀 Party\u0000 \u2003 time 𒀀\uE000")).isEqualTo("Party time");
        assertThat(Outlines.printable("𒀀")).isEmpty();
        assertThat(Outlines.printable(null)).isEmpty();
    }

    @Test
    void colorsAreDarkEnoughForWhiteLettersWhateverWasChosen() {
        for (String color : List.of("#ffffff", "#ffff00", "#000000", "#0b6e8f", "#ff0000", "nonsense")) {
            Color ground = Shades.of(color).ground();
            assertThat(contrastWithWhite(ground)).as(color).isGreaterThan(4.5);
        }
    }

    private static double contrastWithWhite(Color color) {
        double luminance =
                0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
        return 1.05 / (luminance + 0.05);
    }

    private static double linear(int value) {
        double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** They are fetched by everybody who is shown a link. */
    @Test
    void aCardIsSmallAndItsLettersAreWhite() throws IOException {
        byte[] file = CardPainter.paint(card("Who Pays the Maintainer of Everything We Use?"));

        assertThat(file).hasSizeLessThan(100_000);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(new Color(image.getRGB(1020, 30))).as("its ground").isNotEqualTo(Color.WHITE);
        assertThat(whites(image, 80, 160, 1120, 395)).as("letters").isGreaterThan(300);
    }

    private static BufferedImage draw(String title) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(CardPainter.paint(card(title))));
    }

    private static Card card(String title) {
        return new Card(
                "Estuary 2027",
                "Where technology meets the public",
                "Civic Infrastructure",
                "#66aaff",
                title,
                List.of(),
                "and",
                List.of(),
                "#0b6e8f");
    }

    private static int whites(BufferedImage image, int left, int top, int right, int bottom) {
        int found = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                found += (image.getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF ? 1 : 0;
            }
        }
        return found;
    }
}
