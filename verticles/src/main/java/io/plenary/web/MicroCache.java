package io.plenary.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
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
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Repeats for a moment what strangers were answered, before any routing and checking: when thousands look at a schedule at
 * once, they ask the same in the same words. For answers only that are the same for all who may have them.
 */
public final class MicroCache {

    static final Duration MOMENT = Duration.ofMillis(100);
    private static final long MOST_BYTES = 16L << 20;
    /** What is longer takes the usual way, where it may be refused: addresses, and lists of entity tags. */
    private static final int LONGEST = 300;

    private record Asked(String uri, boolean gzip) {

        static Asked of(HttpServerRequest request) {
            return new Asked(request.uri(), Encodings.gzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        }
    }

    private record Kept(Operation operation, UUID organizationId, Answer answer) {

        int weight() {
            return LONGEST + answer.body().length();
        }
    }

    private final Callers callers;
    private final Known<Asked, Kept> known;
    private final Counter repeated = Counter.builder("plenary.http.repeated")
            .description("Requests that were answered with what others were answered a moment before")
            .register(Metrics.globalRegistry);

    MicroCache(Vertx vertx, Callers callers) {
        this.callers = callers;
        known = Known.<Asked, Kept>named("web.moments")
                .freshFor(MOMENT)
                .atMost(MOST_BYTES, Kept::weight)
                .about(Kept::organizationId)
                .in(vertx);
    }

    /** Something of an organization changed. */
    void forgetOf(UUID organizationId) {
        known.forgetAbout(organizationId);
    }

    /** Answers what was answered a moment ago, if nothing has to be found out about the token first. */
    void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<Kept> kept = isUsual(request) ? known.now(Asked.of(request)) : Optional.empty();
        if (kept.isPresent() && callers.of(request, kept.get().operation()).succeeded()) {
            repeated.increment();
            ContractRouter.begin(context, kept.get().operation());
            Answers.send(context, kept.get().answer());
        } else {
            context.next();
        }
    }

    private static boolean isUsual(HttpServerRequest request) {
        String tags = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return request.method() == HttpMethod.GET
                && request.uri().length() <= LONGEST
                && (tags == null || tags.length() <= LONGEST);
    }

    /** What a stranger is answered about a conference is kept; others may see more. */
    public Future<Answer> answer(Caller caller, Call call, Conference conference, Supplier<Future<Answer>> answer) {
        HttpServerRequest request = call.context().request();
        if (caller.isKnown() || !isUsual(request)) {
            return answer.get();
        }
        Operation operation = ContractRouter.operationOf(call.context());
        return known.get(Asked.of(request), asked -> answer.get()
                        .map(made -> new Kept(operation, conference.organizationId(), made)))
                .map(Kept::answer);
    }
}
