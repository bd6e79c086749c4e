package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Known;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Answers;
import io.plenary.web.contract.Call;
import io.plenary.web.contract.ContractRouter;
import io.plenary.web.contract.Encodings;
import io.plenary.web.contract.Operation;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Repeats for a moment what strangers were answered, before any routing and checking: when thousands look at a schedule at
 * once, they ask the same in the same words. For answers only that are the same for all who may have them.
 */
final class MicroCache {

    static final Duration MOMENT = Duration.ofMillis(100);
    private static final long MOST_BYTES = 16L << 20;

    private record Asked(String uri, boolean gzip) {

        static Asked of(HttpServerRequest request) {
            return new Asked(request.uri(), Encodings.gzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        }
    }

    private record Kept(Operation operation, Answer answer) {

        int weight() {
            return answer.body().length();
        }
    }

    private final Callers callers;
    private final Known<Asked, Kept> known;

    MicroCache(Vertx vertx, Callers callers) {
        this.callers = callers;
        known = Known.<Asked, Kept>named("web.moments")
                .freshFor(MOMENT)
                .atMost(MOST_BYTES, Kept::weight)
                .about(any -> MicroCache.class)
                .in(vertx);
    }

    /** Something changed: everything is asked for anew. */
    void forget() {
        known.forgetAbout(MicroCache.class);
    }

    /** Answers what was answered a moment ago. A token that is not valid is told so, as everywhere. */
    void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Kept> kept = request.method() == HttpMethod.GET ? known.now(Asked.of(request)) : Optional.empty();
        kept.ifPresentOrElse(answered -> repeat(context, answered), context::next);
    }

    private void repeat(RoutingContext context, Kept kept) {
        ContractRouter.begin(context, kept.operation());
        callers.of(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .onComplete(
                        caller -> Answers.send(context, kept.answer()), refusal -> Problems.answer(context, refusal));
    }

    /** What a stranger is answered is kept; others may see more. */
    Future<Answer> answer(Caller caller, Call call, Supplier<Future<Answer>> answer) {
        HttpServerRequest request = call.context().request();
        if (caller.isSignedIn() || request.method() != HttpMethod.GET) {
            return answer.get();
        }
        Operation operation = ContractRouter.operationOf(call.context());
        return known.get(Asked.of(request), asked -> answer.get().map(made -> new Kept(operation, made)))
                .map(Kept::answer);
    }
}
