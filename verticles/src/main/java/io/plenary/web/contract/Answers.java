package io.plenary.web.contract;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Sends answers, or 304 to whoever knows them. */
public final class Answers {

    private static final CharSequence PRIVATE = HttpHeaders.createOptimized("private, no-cache");
    private static final CharSequence ASK_AGAIN = HttpHeaders.createOptimized("no-cache");
    private static final CharSequence ORDER_SECRET = HttpHeaders.createOptimized("Order-Secret");
    private static final CharSequence FORM_AND_CALLER = HttpHeaders.createOptimized("Accept-Encoding, Authorization");

    private Answers() {}

    /** @return completes when the answer is out of our hands; never, where its client hangs up in the midst of it */
    public static Future<Void> send(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return Future.succeededFuture();
        }
        keepApart(context, response);
        answer.headers().forEach(response::putHeader);
        if (answer.etag() != null) {
            response.putHeader(HttpHeaders.ETAG, answer.etag());
        }
        if (isKnown(context.request(), answer)) {
            return response.setStatusCode(304).end();
        }
        response.setStatusCode(answer.status());
        if (answer.body() == null) {
            return response.end();
        }
        return Compression.end(context, answer.contentType(), answer.body());
    }

    /**
     * What a token or the secret of an order was sent for may be for its owner only, and strangers may get less of it: no cache takes one for the other,
     * and each asks again, since a draft may have come out or gone. Answers that are the same for all say so themselves.
     */
    private static void keepApart(RoutingContext context, HttpServerResponse response) {
        MultiMap sent = context.request().headers();
        boolean isPrivate = sent.contains(HttpHeaders.AUTHORIZATION) || sent.contains(ORDER_SECRET);
        response.putHeader(HttpHeaders.CACHE_CONTROL, isPrivate ? PRIVATE : ASK_AGAIN)
                .putHeader(HttpHeaders.VARY, FORM_AND_CALLER);
    }

    /** Whether the client has it already. */
    static boolean isKnown(HttpServerRequest request, Answer answer) {
        HttpMethod method = request.method();
        if (answer.etag() == null || method != HttpMethod.GET && method != HttpMethod.HEAD) {
            return false;
        }
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && Etags.match(known, answer.etag());
    }
}
