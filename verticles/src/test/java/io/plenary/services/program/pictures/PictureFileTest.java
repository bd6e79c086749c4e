package io.plenary.services.program.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.program.Picture;
import io.plenary.testing.PictureServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    /** A photograph whose camera was turned to the right: rotate by 90 degrees to see it upright. */
    private static final String TURNED = "ffe100224578696600004d4d002a00000008000101120003000000010006000000000000";

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void picturesOfTheWebAreRead(String format) throws IOException {
        Picture small = made(PictureServer.picture(format, 500, 200, Color.RED), 96, true);

        assertThat(image(small).getWidth()).isEqualTo(96);
        assertThat(image(small).getHeight()).isEqualTo(96);
        assertThat(new Color(image(small).getRGB(48, 48)).getRed()).isGreaterThan(240);
    }

    @Test
    void webpIsReadAndNothingIsMadeLargerThanItWas() throws IOException {
        assertThat(image(made(WEBP, 384, true)).getWidth()).isEqualTo(1);
    }

    @Test
    void photographsAreHeldUpright() throws IOException {
        byte[] jpeg = PictureServer.picture("jpeg", 80, 40, Color.RED);
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.write(HexFormat.of().parseHex(TURNED));
        turned.write(jpeg, 2, jpeg.length - 2);

        BufferedImage image = image(made(turned.toByteArray(), 96, false));

        assertThat(image.getWidth()).isEqualTo(40);
        assertThat(image.getHeight()).isEqualTo(80);
    }

    @Test
    void whatClaimsToBeHugeIsRefusedBeforeAPixelIsRead() {
        assertThatThrownBy(() -> PictureFile.read(header(30_000, 30_000))).hasMessage("Too large: 30000 x 30000");
        assertThatThrownBy(() -> PictureFile.read(header(6_000, 6_000))).hasMessage("Too large: 6000 x 6000");
        assertThatThrownBy(() -> PictureFile.read(header(1, 2_000_000_000))).isInstanceOf(IOException.class);
    }

    /** A photograph has many bytes for its pixels; some megapixels are allowed to any file, as a plain logo has few. */
    @Test
    void pixelsAreBoundedByWhatTheyCostAndByTheBytesThereAre() throws IOException {
        int enough = 400_000;

        assertTooLarge(header(5_000, 2_500, 8), 5_000, 2_500);
        assertTooLarge(header(2_100, 2_000, 16), 2_100, 2_000);
        assertTooLarge(webp(12_000, 2_083), 12_000, 2_083);
        assertTooLarge(webp(2_100, 2_000), 2_100, 2_000);
        assertTooLarge(Arrays.copyOf(header(3_000, 2_800, 16), enough), 3_000, 2_800);
        assertTooLarge(Arrays.copyOf(webp(3_000, 2_800), enough), 3_000, 2_800);
        assertMeasured(header(4_000, 3_000, 8));
        assertMeasured(Arrays.copyOf(header(5_000, 5_000, 8), enough));
        assertMeasured(Arrays.copyOf(header(2_900, 2_800, 16), enough));
        assertThat(PictureFile.read(webp(1_500, 1_000)).image().getHeight()).isEqualTo(1_000);
    }

    @Test
    void whatIsGoneThroughOftenerMayBeSmallerOnly() {
        byte[] once = PictureServer.picture("jpeg", 4_000, 2_500, Color.RED);
        byte[] often = Arrays.copyOf(once, once.length + 64);
        for (int i = once.length; i < often.length; i += 2) {
            often[i] = (byte) 0xff;
            often[i + 1] = (byte) 0xda;
        }

        assertMeasured(once);
        assertTooLarge(often, 4_000, 2_500);
    }

    private static void assertTooLarge(byte[] file, int width, int height) {
        assertThatThrownBy(() -> PictureFile.read(file)).hasMessage("Too large: %d x %d", width, height);
    }

    /** Not refused for its size; what is only a header is refused later. */
    private static void assertMeasured(byte[] file) {
        try {
            assertThat(PictureFile.read(file).image()).isNotNull();
        } catch (IOException refused) {
            assertThat(refused).hasMessageNotContaining("Too large");
        }
    }

    /** A lossless WebP of one color, whose pixels take no bits. */
    private static byte[] webp(int width, int height) {
        return ByteBuffer.allocate(66)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(58)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(46)
                .put((byte) 0x2f)
                .putInt((width - 1) | (height - 1) << 14)
                .putInt(0b1000_1000_1000_1000_1000)
                .array();
    }

    private static byte[] header(int width, int height) {
        return header(width, height, Byte.SIZE);
    }

    /** All of a PNG up to where its pixels would begin. */
    private static byte[] header(int width, int height, int depth) {
        ByteBuffer chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {(byte) depth, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(chunk.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(chunk.array())
                .putInt((int) sum.getValue())
                .array();
    }

    @Test
    void aPhotographIsNotGoneThroughAThousandTimes() throws IOException {
        ByteArrayOutputStream scans = new ByteArrayOutputStream();
        scans.write(PictureServer.picture("jpeg", 8, 8, Color.RED));
        for (int i = 0; i < 1_000; i++) {
            scans.write(new byte[] {(byte) 0xff, (byte) 0xda});
        }

        assertThatThrownBy(() -> PictureFile.read(scans.toByteArray())).hasMessage("Too many scans");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<!doctype html>",
                "GIF89a",
                "RIFF....WEBP",
                "BM..............",
                "II*."
            })
    void nothingElseIsAPicture(String text) {
        assertThatThrownBy(() -> PictureFile.read(text.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void aPictureThatEndsTooEarlyIsShownInPartOrNotAtAll(String format) {
        byte[] whole = PictureServer.picture(format, 300, 300, Color.RED);
        for (int length = 8; length < whole.length; length += whole.length / 40 + 1) {
            byte[] part = Arrays.copyOf(whole, length);
            try {
                assertThat(PictureFile.read(part).sizes(true)).hasSize(PictureFile.SIZES.size());
            } catch (IOException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    @Test
    void aWebpThatEndsTooEarlyIsRefused() {
        byte[] whole = webp(1_000, 1_000);
        // Colors of which each takes a bit: there are none for most of the pixels.
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putLong(25, 0b1000_1000_1000_1000_0000_0001_0011_000);

        assertThatThrownBy(() -> PictureFile.read(whole)).hasMessage("Ends too early");
        assertThatThrownBy(() -> PictureFile.read(Arrays.copyOf(whole, 26))).isInstanceOf(IOException.class);
    }

    private static Picture made(byte[] file, int size, boolean square) throws IOException {
        return PictureFile.read(file).sizes(square).get(size);
    }

    private static BufferedImage image(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    }
}
