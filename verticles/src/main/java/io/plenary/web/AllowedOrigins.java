package io.plenary.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Lets pages of the sites that the operator named use the API as the client's own pages do, with tokens and cookies. Anybody
 * else is told nothing, so that browsers keep the answer from them; what is public has {@code *} by its operation.
 */
final class AllowedOrigins {

    private static final int NO_CONTENT = 204;
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String SENT =
            "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Plenary-Reason, X-Correlation-ID";
    private static final CharSequence READABLE = HttpHeaders.createOptimized(
            "Deprecation, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Sunset, X-Correlation-ID");
    private static final String AN_HOUR = "3600";

    private final Set<String> origins;

    /** @param origins such as {@code https://app.example.org}, as browsers write them */
    AllowedOrigins(Set<String> origins) {
        this.origins = origins;
    }

    /** Comes before whatever may refuse: the page should learn why, too. */
    void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        // A cache in between must not give the one what it was told for the other.
        context.addHeadersEndHandler(end -> context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN));
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !origins.contains(origin)) {
            context.next();
        } else if (isPreflight(request)) {
            allow(context.response(), origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, SENT)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, AN_HOUR)
                    .setStatusCode(NO_CONTENT)
                    .end();
        } else {
            allow(context.response(), origin).putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
            context.next();
        }
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }

    private static HttpServerResponse allow(HttpServerResponse response, String origin) {
        return response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
    }
}
