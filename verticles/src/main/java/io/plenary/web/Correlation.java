package io.plenary.web;

import io.plenary.runtime.CallContext;
import io.plenary.web.contract.RequestTraces;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Gives every request its name and its time. */
final class Correlation {

    private static final CharSequence HEADER = HttpHeaders.createOptimized("X-Correlation-ID");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
    private static final int LONGEST = 100;
    private static final long REQUEST_MILLIS = 10_000;

    private Correlation() {}

    static void begin(RoutingContext request) {
        String given = request.request().getHeader(HEADER);
        String id = isUsable(given) ? given : made();
        new CallContext(id, System.currentTimeMillis() + REQUEST_MILLIS).bind();
        RequestTraces.begin(id);
        request.response()
                .putHeader(HEADER, id)
                .putHeader(HttpHeaders.DATE, DateHeader.now())
                .putHeader(CONTENT_TYPE_OPTIONS, NO_SNIFFING);
        request.next();
    }

    /** What the request is called. Its context may not know: error handlers run without it, or even before {@link #begin}. */
    static String idOf(RoutingContext request) {
        MultiMap headers = request.response().headers();
        if (!headers.contains(HEADER)) {
            headers.add(HEADER, made());
        }
        return headers.get(HEADER);
    }

    /** Unique is enough: nobody gains anything by guessing it. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** It is written into logs and headers, so only harmless characters pass. */
    private static boolean isUsable(String id) {
        if (id == null || id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        return id.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.'));
    }
}
