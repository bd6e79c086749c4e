package io.plenary.services.program.pictures;

import io.plenary.contracts.program.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * A picture of whoever made it. Only what its first bytes say it is decides how it is read, and it is measured before a pixel is:
 * a small file may claim to be as large as a city. What leaves here is drawn anew, with nothing of the file but what it shows.
 */
record PictureFile(BufferedImage image) {

    /** Pixels of the longer side of what is made. */
    static final List<Integer> SIZES = List.of(96, 192, 384);

    private static final int LARGEST = SIZES.get(SIZES.size() - 1);
    private static final int LONGEST_SIDE = 12_000;

    /** Pixels of a usual picture, which is read within a second. */
    private static final long MOST_PIXELS = 25_000_000;
    /** A plain logo may be large in a small file; other large pictures have bytes for what they show. */
    private static final long MOST_PLAIN_PIXELS = 12_000_000;

    private static final int MOST_PIXELS_OF_A_BYTE = 64;
    /** How long a pixel takes, compared with a usual one, where each must be made before some are left out. */
    private static final int SLOW = 3;

    /** Few photographs have ten; each makes the whole picture be gone through once more. */
    private static final int MOST_SCANS = 60;

    private static final int USUAL_SCANS = 16;

    private static final double QUALITY = 0.85;
    /** What loses nothing: the writer takes quality for speed. */
    private static final double SMALLEST = 0;

    private static final int MARK = 0xff;
    private static final int START_OF_SCAN = 0xda;
    private static final int PNG_DEPTH_AT = 24;

    static {
        ImageIO.setUseCache(false);
    }

    /** @throws IOException if this is no picture that can be shown */
    static PictureFile read(byte[] bytes) throws IOException {
        String format = format(bytes).orElseThrow(() -> new IOException("No PNG, JPEG, GIF or WebP"));
        int effort = effort(format, bytes);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = new EndingStream(bytes)) {
            // Metadata may be compressed, and nobody needs it.
            reader.setInput(in, true, true);
            measure(reader, effort, bytes.length);
            BufferedImage image = reader.read(0, coarse(reader));
            return new PictureFile(format.equals("jpeg") ? CameraAngle.upright(image, bytes) : image);
        } catch (RuntimeException e) {
            throw new IOException("Not readable", e);
        } finally {
            reader.dispose();
        }
    }

    private static Optional<String> format(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of("png");
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("jpeg");
        }
        if (start.startsWith("GIF8")) {
            return Optional.of("gif");
        }
        return start.startsWith("RIFF") && start.endsWith("WEBP") ? Optional.of("webp") : Optional.empty();
    }

    /** How many usual pixels one of this file is worth. */
    private static int effort(String format, byte[] bytes) throws IOException {
        int scans = format.equals("jpeg") ? scans(bytes) : 0;
        if (scans > MOST_SCANS) {
            throw new IOException("Too many scans");
        }
        boolean deep = format.equals("png") && bytes.length > PNG_DEPTH_AT && bytes[PNG_DEPTH_AT] == Short.SIZE;
        return deep || format.equals("webp") ? SLOW : 1 + scans / USUAL_SCANS;
    }

    private static int scans(byte[] bytes) {
        int count = 0;
        for (int i = 1; i < bytes.length; i++) {
            count += (bytes[i - 1] & MARK) == MARK && (bytes[i] & MARK) == START_OF_SCAN ? 1 : 0;
        }
        return count;
    }

    private static void measure(ImageReader reader, int effort, long bytes) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long most = Math.min(MOST_PIXELS, Math.max(MOST_PLAIN_PIXELS, bytes * MOST_PIXELS_OF_A_BYTE)) / effort;
        if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > most) {
            throw new IOException("Too large: " + width + " x " + height);
        }
    }

    /** Of large pictures only every so many pixels are read. */
    private static ImageReadParam coarse(ImageReader reader) throws IOException {
        int every = Math.max(1, Math.min(reader.getWidth(0), reader.getHeight(0)) / (2 * LARGEST));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(every, every, 0, 0);
        return param;
    }

    /** @param square whether to cut it to a square, as faces are */
    Map<Integer, Picture> sizes(boolean square) throws IOException {
        Map<Integer, Picture> sizes = new TreeMap<>();
        for (int size : SIZES) {
            sizes.put(size, sized(size, square));
        }
        return sizes;
    }

    /** Never larger than it was. */
    private Picture sized(int size, boolean square) throws IOException {
        int shorter = Math.min(image.getWidth(), image.getHeight());
        int longer = Math.max(image.getWidth(), image.getHeight());
        int side = Math.min(size, square ? shorter : longer);
        boolean transparent = image.getColorModel().hasAlpha();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.Builder<BufferedImage> small = Thumbnails.of(image).size(side, side);
        (square ? small.crop(Positions.CENTER) : small)
                .imageType(transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
                .outputFormat(transparent ? "png" : "jpg")
                .outputQuality(transparent ? SMALLEST : QUALITY)
                .toOutputStream(out);
        return new Picture(transparent ? "image/png" : "image/jpeg", out.toByteArray());
    }
}
