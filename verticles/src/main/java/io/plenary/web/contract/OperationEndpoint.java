package io.plenary.web.contract;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.serviceproxy.ServiceException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Serves one operation: checks the request, has it handled, sends the answer. */
final class OperationEndpoint {

    /**
     * @param json null where there is none or it is no JSON
     * @param digest of what was sent, null where nobody asks for it
     */
    private record Body(JsonObject json, byte[] digest) {}

    private final RequestCheck request;
    private final BodyCheck body;
    private final Function<Call, Future<Answer>> handler;
    private final BiConsumer<RoutingContext, Throwable> failures;
    private final AnswerBudget answers;
    private final Cursors cursors;
    private final Function<HttpServerRequest, String> senders;

    /** @param body null for operations without one */
    OperationEndpoint(
            RequestCheck request,
            BodyCheck body,
            Function<Call, Future<Answer>> handler,
            BiConsumer<RoutingContext, Throwable> failures,
            AnswerBudget answers,
            Cursors cursors,
            Function<HttpServerRequest, String> senders) {
        this.request = request;
        this.body = body;
        this.handler = handler;
        this.failures = failures;
        this.answers = answers;
        this.cursors = cursors;
        this.senders = senders;
    }

    void serve(RoutingContext context) {
        ServiceException refusal = refusal(context);
        if (refusal != null) {
            failures.accept(context, refusal);
        } else {
            answer(context, new Body(null, RequestKey.NO_BODY));
        }
    }

    /** Lets a request on to the reading of its body, if it is worth it. */
    void admit(RoutingContext context) {
        ServiceException refusal = refusal(context);
        if (refusal == null) {
            refusal = body.refusal(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        }
        if (refusal != null) {
            failures.accept(context, refusal);
        } else {
            context.next();
        }
    }

    /** Nothing is ever unpacked, so no small body becomes a large one; who packs it is told so. */
    private ServiceException refusal(RoutingContext context) {
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || "identity".equalsIgnoreCase(encoding.strip())
                ? request.refusal(context)
                : Refusal.UNSUPPORTED.because("Send the body as it is, without a Content-Encoding.");
    }

    /** A large body keeps nobody else waiting: it is read and checked by a worker. */
    void serveWithBody(RoutingContext context) {
        String contentType = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        Buffer sent = context.body().buffer();
        Supplier<Body> reading = () -> new Body(body.read(contentType, sent), RequestKey.digest(context, sent));
        Future<Body> read = sent == null || sent.length() <= BodyBudget.SMALL
                ? Future.future(done -> done.complete(reading.get()))
                : context.vertx().executeBlocking(reading::get, false);
        read.onComplete(found -> answer(context, found), failure -> failures.accept(context, failure));
    }

    private void answer(RoutingContext context, Body sent) {
        Future<Answer> answer;
        try {
            answer = handler.apply(new Call(context, sent.json(), sent.digest(), cursors));
        } catch (RuntimeException e) {
            failures.accept(context, e);
            return;
        }
        answer.onSuccess(done -> send(context, done)).onFailure(failure -> failures.accept(context, failure));
    }

    private void send(RoutingContext context, Answer answer) {
        try {
            answers.send(context, senders.apply(context.request()), answer);
        } catch (ServiceException full) {
            failures.accept(context, full);
        }
    }
}
