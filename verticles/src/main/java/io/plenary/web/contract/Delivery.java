package io.plenary.web.contract;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Hands over a body as fast as its client takes it. Written at once, all of it would be copied into memory outside the heap, of
 * which a few clients that do not read could use up everything.
 */
public final class Delivery {

    /** The compressed schedule of a large conference is one piece. */
    private static final int PIECE = 256 << 10;

    private Delivery() {}

    /** Answers a request with this body, and ends. */
    public static void end(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        if (body.length() <= PIECE || request.method() == HttpMethod.HEAD) {
            response.end(body);
        } else {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            write(response, body, 0);
        }
    }

    private static void write(HttpServerResponse response, Buffer body, int from) {
        int start = from;
        while (start < body.length() && !response.closed()) {
            if (response.writeQueueFull()) {
                int next = start;
                response.drainHandler(taken -> write(response, body, next));
                return;
            }
            int end = Math.min(body.length(), start + PIECE);
            response.write(body.slice(start, end));
            start = end;
        }
        if (!response.closed()) {
            response.end();
        }
    }
}
