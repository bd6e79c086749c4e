package io.plenary.web.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.limits.Buckets;
import io.plenary.runtime.limits.Limit;
import io.plenary.runtime.limits.Rate;
import io.plenary.runtime.limits.Rates;
import io.plenary.runtime.limits.Verdict;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts a request against what is limited, and writes how much is left into its answer ({@code RateLimit} and {@code
 * RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers).
 */
public final class RateLimiter {

    private static final CharSequence LEFT = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");

    private final Buckets buckets;
    private final Rates rates;

    public RateLimiter(Buckets buckets, Rates rates) {
        this.buckets = buckets;
        this.rates = rates;
    }

    /** @return why the request is refused; empty where it is not */
    Optional<ServiceException> refusal(RoutingContext request, Sender sender) {
        return rates.of(sender.limit()).flatMap(rate -> refusal(request, sender, rate));
    }

    Optional<ServiceException> refusal(RoutingContext request, Sender sender, Rate rate) {
        Limit limit = sender.limit();
        Verdict verdict = buckets.take(limit.id() + ":" + sender.id(), rate);
        say(request, limit, rate, verdict);
        return verdict.allowed() ? Optional.empty() : Optional.of(refused(limit, verdict));
    }

    /** As a list with an item for each limit. */
    private static void say(RoutingContext request, Limit limit, Rate rate, Verdict verdict) {
        String name = "\"" + limit.id() + "\"";
        MultiMap headers = request.response().headers();
        append(
                headers,
                POLICY,
                name + ";q=" + rate.quota() + ";w=" + rate.window().toSeconds());
        append(headers, LEFT, name + ";r=" + Math.max(0, verdict.remaining()) + ";t=" + seconds(verdict.reset()));
    }

    private static void append(MultiMap headers, CharSequence header, String item) {
        String before = headers.get(header);
        headers.set(header, before == null ? item : before + ", " + item);
    }

    private static ServiceException refused(Limit limit, Verdict verdict) {
        Counter.builder("plenary.http.limited")
                .description("Requests that were refused since there had been too many")
                .tag("limit", limit.id())
                .register(Metrics.globalRegistry)
                .increment();
        return Refusal.TOO_MANY.retryAfter(
                "RATE_LIMITED",
                Duration.ofSeconds(seconds(verdict.retryAfter())),
                "There were too many requests: the limit is that of \"" + limit.id() + "\".");
    }

    /** Rounded up: whoever comes then finds it as said. */
    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
