package io.plenary.web;

import io.plenary.runtime.CallContext;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** Gives every request its name and its time. */
final class Correlation {

    private static final String HEADER = "X-Correlation-ID";
    private static final int LONGEST = 100;
    private static final long REQUEST_MILLIS = 10_000;

    private Correlation() {}

    static void begin(RoutingContext request) {
        String given = request.request().getHeader(HEADER);
        String id = isUsable(given) ? given : UUID.randomUUID().toString();
        new CallContext(id, System.currentTimeMillis() + REQUEST_MILLIS).bind();
        request.response().putHeader(HEADER, id).putHeader("X-Content-Type-Options", "nosniff");
        request.next();
    }

    /** It is written into logs and headers, so only harmless characters pass. */
    private static boolean isUsable(String id) {
        if (id == null || id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        return id.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.'));
    }
}
