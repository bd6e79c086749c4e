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

    /** All of a PNG up to where its pixels would begin. */
    private static byte[] header(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
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

    private static Picture made(byte[] file, int size, boolean square) throws IOException {
        return PictureFile.read(file).sizes(square).get(size);
    }

    private static BufferedImage image(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    }
}
