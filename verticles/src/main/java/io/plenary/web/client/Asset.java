package io.plenary.web.client;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file as it is answered, compressed once.
 *
 * @param gzip null where compressing gains nothing
 * @param etag strong, of the uncompressed bytes
 */
record Asset(String mediaType, Buffer plain, Buffer gzip, String etag) {

    static Asset of(String mediaType, byte[] bytes) {
        byte[] gzip = MediaTypes.isText(mediaType) ? gzip(bytes) : bytes;
        Buffer smaller = gzip.length < bytes.length ? Buffer.buffer(gzip) : null;
        return new Asset(mediaType, Buffer.buffer(bytes), smaller, '"' + Digests.hex(bytes) + '"');
    }

    /** Two encodings of a file are two representations, so each has its tag. */
    String gzipEtag() {
        return etag.substring(0, etag.length() - 1) + "-gz\"";
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream stream = new Best(compressed)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream target) throws IOException {
            super(target);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
