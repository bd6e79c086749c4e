package io.plenary.web.contract;

import io.plenary.runtime.limits.Limit;
import io.vertx.core.Handler;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Requests that hold what can be guessed are counted, and others are not. */
record Guesses(BiConsumer<RoutingContext, Limit> limits) {

    void inParameters(Route route, Map<String, Limit> guessed) {
        guessed.forEach((name, limit) ->
                route.handler(counting(request -> request.request().params().contains(name), limit)));
    }

    /** After the body was read. */
    void inBody(Route route, Map<String, Limit> guessed) {
        guessed.forEach((name, limit) -> route.handler(counting(request -> has(request, name), limit)));
    }

    private Handler<RoutingContext> counting(Predicate<RoutingContext> guess, Limit limit) {
        return request -> {
            if (guess.test(request)) {
                limits.accept(request, limit);
            } else {
                request.next();
            }
        };
    }

    /** What is no JSON is refused by who reads it next. */
    private static boolean has(RoutingContext request, String name) {
        try {
            JsonObject body = request.body().asJsonObject();
            return body != null && body.getValue(name) != null;
        } catch (DecodeException | ClassCastException noObject) {
            return false;
        }
    }
}
