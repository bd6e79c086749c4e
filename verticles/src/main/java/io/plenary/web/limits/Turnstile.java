package io.plenary.web.limits;

import io.plenary.contracts.Caller;
import io.plenary.runtime.limits.Limit;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.serviceproxy.ServiceException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Every request to the API passes here before anything is done for it, and is counted against whoever sends it and against
 * the organization whose conference it is about. Who comes too often waits a moment for the refusal: a client that does not
 * care about refusals is slowed down by that, and others feel little of it.
 */
public final class Turnstile {

    private static final long WAIT_MILLIS = 500;
    private static final String CONFERENCES = "/api/v1/conferences/";
    private static final String SUBJECT = Subject.class.getName();

    /** Whose requests are counted together. */
    private record Subject(Limit limit, String id) {}

    private final RateLimiter limiter;
    private final Tiers tiers;
    private final Function<String, Future<Caller>> callers;
    private final Function<String, Optional<UUID>> organizations;
    private final Function<HttpServerRequest, String> addresses;
    private final BiConsumer<RoutingContext, Throwable> failures;

    /**
     * @param callers who has sent this {@code Authorization} header
     * @param organizations whose conference this is, by its id or slug, as far as that is known already
     * @param addresses the network whose subscriber has sent a request
     * @param failures answers a refusal
     */
    public Turnstile(
            RateLimiter limiter,
            Tiers tiers,
            Function<String, Future<Caller>> callers,
            Function<String, Optional<UUID>> organizations,
            Function<HttpServerRequest, String> addresses,
            BiConsumer<RoutingContext, Throwable> failures) {
        this.limiter = limiter;
        this.tiers = tiers;
        this.callers = callers;
        this.organizations = organizations;
        this.addresses = addresses;
        this.failures = failures;
    }

    /** Lets a request on, or refuses it. */
    public void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        Future<Caller> caller = callers.apply(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (caller.isComplete()) {
            pass(context, subject(request, caller));
        } else {
            request.pause();
            caller.onComplete(known -> {
                request.resume();
                pass(context, subject(request, caller));
            });
        }
    }

    /** Who has no valid token is a stranger, and told so later. */
    private Subject subject(HttpServerRequest request, Future<Caller> caller) {
        return caller.succeeded() && caller.result().isSignedIn()
                ? new Subject(Limit.USER, caller.result().userId().toString())
                : new Subject(Limit.ADDRESS, addresses.apply(request));
    }

    private void pass(RoutingContext context, Subject subject) {
        context.put(SUBJECT, subject);
        go(context, limiter.refusal(context, subject.limit(), subject.id()).or(() -> ofTenant(context)));
    }

    private Optional<ServiceException> ofTenant(RoutingContext context) {
        return conference(context.normalizedPath()).flatMap(organizations).flatMap(id -> tiers.of(id)
                .flatMap(rate -> limiter.refusal(context, Limit.TENANT, id.toString(), rate)));
    }

    private static Optional<String> conference(String path) {
        if (!path.startsWith(CONFERENCES)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', CONFERENCES.length());
        return Optional.of(path.substring(CONFERENCES.length(), end < 0 ? path.length() : end));
    }

    /** The same for operations with a limit of their own, by user where there is one; searches are counted where something is searched for. */
    public void passOperation(RoutingContext context, Limit limit) {
        Subject subject = context.get(SUBJECT);
        boolean counts =
                subject != null && (limit != Limit.SEARCH || context.request().getParam("q") != null);
        go(context, counts ? limiter.refusal(context, limit, subject.id()) : Optional.empty());
    }

    private void go(RoutingContext context, Optional<ServiceException> refusal) {
        if (refusal.isEmpty()) {
            context.next();
        } else {
            context.vertx().setTimer(WAIT_MILLIS, waited -> failures.accept(context, refusal.get()));
        }
    }
}
