package io.plenary.web.contract;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.serviceproxy.ServiceException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Serves one operation: checks the request, has it handled, sends the answer. */
final class OperationEndpoint {

    private final RequestCheck request;
    private final BodyCheck body;
    private final Function<Call, Future<Answer>> handler;
    private final BiConsumer<RoutingContext, Throwable> failures;

    /** @param body null for operations without one */
    OperationEndpoint(
            RequestCheck request,
            BodyCheck body,
            Function<Call, Future<Answer>> handler,
            BiConsumer<RoutingContext, Throwable> failures) {
        this.request = request;
        this.body = body;
        this.handler = handler;
        this.failures = failures;
    }

    void serve(RoutingContext context) {
        ServiceException refusal = request.refusal(context);
        if (refusal != null) {
            failures.accept(context, refusal);
        } else {
            answer(context, null);
        }
    }

    /** Lets a request on to the reading of its body, if it is worth it. */
    void admit(RoutingContext context) {
        ServiceException refusal = request.refusal(context);
        if (refusal == null) {
            refusal = body.refusal(context.request().headers());
        }
        if (refusal != null) {
            failures.accept(context, refusal);
        } else {
            context.next();
        }
    }

    /** A large body keeps nobody else waiting: it is read and checked by a worker. */
    void serveWithBody(RoutingContext context) {
        String contentType = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        Buffer sent = context.body().buffer();
        Future<JsonObject> read = sent == null || sent.length() <= BodyBudget.SMALL
                ? Future.future(done -> done.complete(body.read(contentType, sent)))
                : context.vertx().executeBlocking(() -> body.read(contentType, sent), false);
        read.onComplete(json -> answer(context, json), failure -> failures.accept(context, failure));
    }

    private void answer(RoutingContext context, JsonObject json) {
        Future<Answer> answer;
        try {
            answer = handler.apply(new Call(context, json));
        } catch (RuntimeException e) {
            failures.accept(context, e);
            return;
        }
        answer.onComplete(done -> Answers.send(context, done), failure -> failures.accept(context, failure));
    }
}
