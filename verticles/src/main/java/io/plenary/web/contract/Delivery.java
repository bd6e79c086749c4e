package io.plenary.web.contract;

import io.vertx.core.Future;
import io.vertx.core.Promise;
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

    private final HttpServerResponse response;
    private final Buffer body;
    private final Promise<Void> taken = Promise.promise();

    private Delivery(HttpServerResponse response, Buffer body) {
        this.response = response;
        this.body = body;
    }

    /**
     * Answers a request with this body, and ends.
     *
     * @return completes when the last of it is out of our hands; never, where the client hangs up in the midst of it
     */
    public static Future<Void> end(HttpServerRequest request, Buffer body) {
        HttpServerResponse response = request.response();
        if (request.method() != HttpMethod.HEAD && body.length() <= PIECE && !response.writeQueueFull()) {
            return response.end(body);
        }
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (request.method() == HttpMethod.HEAD) {
            // Over HTTP/2 Vert.x (5.0.10) would send the body, too, which clients take for an error of the protocol.
            return response.end();
        }
        Delivery delivery = new Delivery(response, body);
        delivery.write(0);
        return delivery.taken.future();
    }

    private void write(int from) {
        int start = from;
        while (start < body.length() && !response.closed()) {
            if (response.writeQueueFull()) {
                int next = start;
                response.drainHandler(drained -> write(next));
                return;
            }
            int end = Math.min(body.length(), start + PIECE);
            response.write(body.slice(start, end));
            start = end;
        }
        if (!response.closed()) {
            response.end().onComplete(taken);
        }
    }
}
