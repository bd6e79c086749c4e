package io.plenary.services.program.pictures;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** How a camera was held, as it notes in its photographs (EXIF). */
final class CameraAngle {

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int MARK = 0xff;
    private static final int NOTES = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final int HEAD = 4;

    private CameraAngle() {}

    /** What is noted wrongly turns nothing. */
    static BufferedImage upright(BufferedImage image, byte[] jpeg) {
        byte[] notes = notes(jpeg);
        try {
            Orientation held = notes.length == 0 ? null : ExifUtils.getOrientationFromExif(notes);
            return held == null
                    ? image
                    : ExifFilterUtils.getFilterForOrientation(held).apply(image);
        } catch (RuntimeException e) {
            return image;
        }
    }

    /** Empty where there are none. */
    private static byte[] notes(byte[] jpeg) {
        int at = 2;
        while (at + HEAD < jpeg.length && number(jpeg, at) == MARK && number(jpeg, at + 1) != START_OF_SCAN) {
            int end = Math.min(jpeg.length, at + 2 + (number(jpeg, at + 2) << Byte.SIZE) + number(jpeg, at + 3));
            byte[] segment = Arrays.copyOfRange(jpeg, Math.min(at + HEAD, end), end);
            if (number(jpeg, at + 1) == NOTES && Arrays.mismatch(segment, EXIF) == EXIF.length) {
                return segment;
            }
            at = end;
        }
        return new byte[0];
    }

    private static int number(byte[] bytes, int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }
}
