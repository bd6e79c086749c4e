package io.plenary.web;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.plenary.contracts.Refusal;
import io.plenary.web.contract.Delivery;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** Requests no ordinary client sends. */
final class Strange {

    private static final int MALFORMED = 400;
    private static final int PATH_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    /** Steps up or aside, plain or escaped, and escaped separators: a path must mean what it says. */
    private static final Pattern DETOUR =
            Pattern.compile("(^|/)(\\.|%2e){1,2}(/|$)|%2f|%5c|\\\\", Pattern.CASE_INSENSITIVE);

    private Strange() {}

    /** A path with detours in it leads nowhere: what it is said to reach and what it would reach are not the same. */
    static void refuseDetours(RoutingContext request) {
        String path = request.request().path();
        if (path != null && mayDetour(path) && DETOUR.matcher(path).find()) {
            Problems.answer(request, Refusal.NOT_FOUND.because("There is nothing at this path."));
        } else {
            request.next();
        }
    }

    /** Nearly no path has what the pattern looks for, and it is asked of every request. */
    private static boolean mayDetour(String path) {
        return path.indexOf('%') >= 0 || path.indexOf('\\') >= 0 || path.startsWith(".") || path.contains("/.");
    }

    /** Answers what cannot even be read, and hangs up: nobody knows where the next request would begin. */
    static void answerUnreadable(HttpServerRequest request) {
        Throwable cause =
                request.decoderResult() == null ? null : request.decoderResult().cause();
        if (cause instanceof TooLongHttpLineException) {
            answer(request, PATH_TOO_LONG, "URI Too Long", "The address is too long.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            answer(request, HEADERS_TOO_LARGE, "Request Header Fields Too Large", "The headers are too large.");
        } else {
            answer(request, MALFORMED, "Bad Request", "The request is malformed.");
        }
    }

    private static void answer(HttpServerRequest request, int status, String title, String detail) {
        String id = UUID.randomUUID().toString();
        JsonObject problem = new JsonObject()
                .put("type", Problems.NO_TYPE)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("correlationId", id);
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader("X-Correlation-ID", id);
        Delivery.end(request, problem.toBuffer())
                .onComplete(sent -> request.connection().close());
    }
}
