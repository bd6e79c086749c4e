package io.plenary.web.live;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the live channel needs of the gateway around it.
 *
 * @param visitors whose an access token is; fails with UNAUTHENTICATED where it is nobody's any more, with FORBIDDEN for those of
 *     programs
 * @param conferences a conference by its id or slug; fails with NOT_FOUND where the caller may not know of it
 * @param addresses where a request comes from
 * @param subscribers the network whose subscriber has sent a request
 * @param sites whether a request comes from a page that may use the API with its visitors' tokens, or from no page
 * @param upgrading lets go of what looks after a connection as long as it speaks HTTP, and gives what ends it
 * @param failures answers a refusal or fault
 * @param problems how the same is told on a socket, as {@code application/problem+json}
 */
public record Entrance(
        Function<String, Future<Visitor>> visitors,
        BiFunction<Caller, String, Future<Conference>> conferences,
        Function<HttpServerRequest, String> addresses,
        Function<HttpServerRequest, String> subscribers,
        Predicate<HttpServerRequest> sites,
        Function<HttpServerRequest, Runnable> upgrading,
        BiConsumer<RoutingContext, Throwable> failures,
        Function<Throwable, Object> problems) {}
