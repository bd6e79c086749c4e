package io.plenary.web.client;

import io.plenary.web.contract.Delivery;
import io.plenary.web.contract.Encodings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
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
public record Asset(String mediaType, Buffer plain, Buffer gzip, String etag) {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /** Compresses a file; blocks. */
    public static Asset of(String path, byte[] bytes) {
        return ofType(MediaTypes.of(path), bytes);
    }

    /** Compresses a file whose name does not tell what it is; blocks. */
    public static Asset ofType(String mediaType, byte[] bytes) {
        byte[] gzip = MediaTypes.isText(mediaType) ? gzip(bytes) : bytes;
        Buffer smaller = gzip.length < bytes.length ? Buffer.buffer(gzip) : null;
        return new Asset(mediaType, Buffer.buffer(bytes), smaller, '"' + Digests.hex(bytes) + '"');
    }

    /**
     * Answers a request with it, or that nothing has changed where the status is 200 so far.
     *
     * @param caching how long it may be kept, as {@code Cache-Control} says it
     */
    public void answer(HttpServerRequest request, String caching) {
        answer(request, caching, "Accept-Encoding");
    }

    /** @param differing by what headers of requests others are answered something else */
    public void answer(HttpServerRequest request, String caching, String differing) {
        boolean compressed = gzip != null && Encodings.gzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        String tag = compressed ? gzipEtag() : etag;
        HttpServerResponse response = request.response()
                .putHeader(HttpHeaders.ETAG, tag)
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .putHeader(HttpHeaders.VARY, differing);
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && known.contains(tag) && response.getStatusCode() == OK) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
            if (compressed) {
                response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            Delivery.end(request, compressed ? gzip : plain);
        }
    }

    /** About the bytes it takes. */
    public int weight() {
        return plain.length() + (gzip == null ? 0 : gzip.length());
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
