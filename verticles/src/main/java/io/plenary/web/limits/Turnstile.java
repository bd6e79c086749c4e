package io.plenary.web.limits;

import io.plenary.contracts.Caller;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.limits.Limit;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Every request to the API and for public pages passes here before anything is done for it, and is counted against whoever sends it and against
 * the organization whose conference it is about. Who comes too often waits a moment for the refusal: a client that does not
 * care about refusals is slowed down by that, and others feel little of it.
 */
public final class Turnstile {

    /** Of the API and of pages. */
    private static final List<String> CONFERENCES = List.of("/api/v1/conferences/", "/c/");

    private static final String SENDER = Sender.class.getName();

    private final RateLimiter limiter;
    private final Tiers tiers;
    private final Function<HttpServerRequest, Future<Optional<Sender>>> senders;
    private final BiFunction<Caller, String, Optional<UUID>> organizations;
    private final Function<HttpServerRequest, String> addresses;
    private final BiConsumer<RoutingContext, Throwable> failures;
    private final Holds holds = new Holds(new SplittableRandom());

    /**
     * @param senders who has sent a request; empty for strangers
     * @param organizations whose conference this is, by its id or slug, as far as that is known already and the caller may know it
     * @param addresses the network whose subscriber has sent a request
     * @param failures answers a refusal
     */
    public Turnstile(
            RateLimiter limiter,
            Tiers tiers,
            Function<HttpServerRequest, Future<Optional<Sender>>> senders,
            BiFunction<Caller, String, Optional<UUID>> organizations,
            Function<HttpServerRequest, String> addresses,
            BiConsumer<RoutingContext, Throwable> failures) {
        this.limiter = limiter;
        this.tiers = tiers;
        this.senders = senders;
        this.organizations = organizations;
        this.addresses = addresses;
        this.failures = failures;
    }

    /** Lets a request on, or refuses it. */
    public void pass(RoutingContext context) {
        HttpServerRequest request = context.request();
        Future<Optional<Sender>> sender = senders.apply(request);
        if (sender.isComplete()) {
            pass(context, sender.result());
        } else {
            request.pause();
            sender.onComplete(known -> {
                request.resume();
                pass(context, known.result());
            });
        }
    }

    private void pass(RoutingContext context, Optional<Sender> known) {
        Sender sender =
                known.orElseGet(() -> new Sender(Limit.ADDRESS, addresses.apply(context.request()), Caller.ANONYMOUS));
        context.put(SENDER, sender);
        go(context, limiter.refusal(context, sender).or(() -> ofTenant(context, sender)));
    }

    private Optional<ServiceException> ofTenant(RoutingContext context, Sender sender) {
        return conference(context.normalizedPath())
                .flatMap(name -> organizations.apply(sender.caller(), name))
                .map(Turnstile::noted)
                .flatMap(id -> tiers.of(id)
                        .flatMap(rate -> limiter.refusal(
                                context, sender.as(Limit.TENANT, id + shareOf(sender.caller(), id)), rate)));
    }

    /** From now on the log says of whom the request is. */
    private static UUID noted(UUID organizationId) {
        CallContext call = CallContext.current();
        if (call != null) {
            call.about(organizationId).bind();
        }
        return organizationId;
    }

    /**
     * Strangers have a share of their own, and so have those who only have an account: no flood of theirs keeps an organization
     * from its own conferences.
     */
    private static String shareOf(Caller caller, UUID organizationId) {
        if (!caller.isKnown()) {
            return ":strangers";
        }
        return caller.memberships().containsKey(organizationId) ? "" : ":visitors";
    }

    private static Optional<String> conference(String path) {
        return CONFERENCES.stream().filter(path::startsWith).findFirst().map(beginning -> {
            int end = path.indexOf('/', beginning.length());
            return path.substring(beginning.length(), end < 0 ? path.length() : end);
        });
    }

    /**
     * The same for operations with a limit of their own. Searches are counted by user where there is one, and where something is
     * searched for; the ways in by address, also for those who are in already.
     */
    public void passOperation(RoutingContext context, Limit limit) {
        Sender sender = context.get(SENDER);
        boolean searches = limit == Limit.SEARCH;
        boolean counts = sender != null && (!searches || searchesForSomething(context));
        String id = counts && searches ? sender.id() : addresses.apply(context.request());
        go(context, counts ? limiter.refusal(context, sender.as(limit, id)) : Optional.empty());
    }

    /** What cannot be read is refused by whoever reads it. */
    private static boolean searchesForSomething(RoutingContext context) {
        try {
            return context.request().query() != null && context.queryParams().contains("q");
        } catch (HttpException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private void go(RoutingContext context, Optional<ServiceException> refusal) {
        if (refusal.isEmpty()) {
            context.next();
        } else {
            long wait = holds.millis(context.request().connection(), System.nanoTime() / 1_000_000);
            context.vertx().setTimer(wait, waited -> failures.accept(context, refusal.get()));
        }
    }
}
