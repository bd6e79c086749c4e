package io.plenary.web.contract;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses answers that nobody keeps ready. It is not left to Vert.x: on a connection of HTTP/2 its encoder (5.0.10) compresses
 * nothing any more after an answer that was compressed already, and goes on saying that it does.
 */
public final class Compression {

    /** Less would go into one packet either way. */
    private static final int LEAST = 1_400;
    /** More keeps an event loop for some milliseconds. */
    private static final int MOST_AT_ONCE = 64 << 10;

    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final Pattern TEXT = Pattern.compile("text/.*|application/.*(json|xml|yaml|javascript).*");

    private Compression() {}

    /** Answers with a body of this type, compressed where the client would rather have it so, and ends. */
    public static Future<Void> end(RoutingContext context, String type, Buffer body) {
        HttpServerRequest request = context.request();
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
        if (!isWorthIt(context, type, body)) {
            return Delivery.end(request, body);
        }
        context.response().putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        return body.length() <= MOST_AT_ONCE
                ? Delivery.end(request, gzip(body))
                : context.vertx()
                        .executeBlocking(() -> gzip(body), false)
                        .compose(compressed -> Delivery.end(request, compressed));
    }

    private static boolean isWorthIt(RoutingContext context, String type, Buffer body) {
        HttpServerRequest request = context.request();
        return body.length() >= LEAST
                && request.method() != HttpMethod.HEAD
                && !context.response().headers().contains(HttpHeaders.CONTENT_ENCODING)
                && Encodings.gzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                && TEXT.matcher(type).matches();
    }

    /** Large ones on a worker. */
    public static Buffer gzip(Buffer plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length() / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail to write", e);
        }
        return Buffer.buffer(compressed.toByteArray());
    }
}
