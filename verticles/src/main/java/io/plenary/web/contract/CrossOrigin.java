package io.plenary.web.contract;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets pages of other sites read what strangers may read. Nobody is recognized there: browsers send no cookies to {@code *}, and a
 * token is not among the headers that such a page may send. Sites that the operator named are allowed more before this.
 */
final class CrossOrigin {

    private static final int NO_CONTENT = 204;
    private static final CharSequence ANYBODY = HttpHeaders.createOptimized("*");
    private static final CharSequence READABLE = HttpHeaders.createOptimized(
            "Deprecation, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Sunset, X-Correlation-ID");
    private static final String A_DAY = "86400";

    private CrossOrigin() {}

    /** Comes before whatever may refuse: the page should learn why, too. */
    static void allow(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean isAllowed = context.response().headers().contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN);
        if (!isAllowed && !request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            anybody(context.response()).putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
        }
    }

    static void preflight(RoutingContext context) {
        anybody(context.response())
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, A_DAY)
                .setStatusCode(NO_CONTENT)
                .end();
    }

    private static HttpServerResponse anybody(HttpServerResponse response) {
        return response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANYBODY);
    }
}
