package io.plenary.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.CallContext;
import io.plenary.web.contract.ContractRouter;
import io.plenary.web.contract.Delivery;
import io.plenary.web.contract.ProblemTypes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into an answer: problem+json (RFC 9457) with the correlation id. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String MEDIA_TYPE = "application/problem+json";
    /** That the status says all there is to say (RFC 9457 §4.2.1). */
    static final String NO_TYPE = "about:blank";

    private static final int FAULT = 500;
    private static final String FAULT_CODE = "FAULT";

    private Problems() {}

    /** Answers what vertx-web itself refused, by a status or with a failure. */
    static void answer(RoutingContext request) {
        boolean refused = request.statusCode() >= 400 && request.statusCode() < FAULT;
        if (refused || request.failure() == null) {
            send(request, request.statusCode(), null, "The request cannot be served.");
        } else {
            answer(request, request.failure());
        }
    }

    static void answer(RoutingContext request, Throwable failure) {
        if (request.response().ended() || request.response().closed() || isOver(failure)) {
            return;
        }
        if (failure instanceof ServiceException refusal) {
            refuse(request, refusal);
        } else {
            fault(request, failure);
        }
    }

    /** Who breaks off in the midst of a request hears nothing any more, and nothing is wrong here. */
    private static boolean isOver(Throwable failure) {
        return failure instanceof HttpClosedException || failure instanceof StreamResetException;
    }

    private static void refuse(RoutingContext request, ServiceException refusal) {
        Refusal.retryAfterSeconds(refusal)
                .ifPresent(seconds -> request.response().putHeader(HttpHeaders.RETRY_AFTER, seconds.toString()));
        challenge(request, refusal);
        int status = refusal.failureCode() >= 400 ? refusal.failureCode() : FAULT;
        send(
                request,
                status,
                Refusal.code(refusal).orElse(status == FAULT ? FAULT_CODE : null),
                refusal.getMessage(),
                Refusal.errors(refusal),
                Refusal.challenge(refusal));
    }

    /** What is wrong with a token, in the words of RFC 6750 §3. */
    private static void challenge(RoutingContext request, ServiceException refusal) {
        boolean sent = request.request().headers().contains(HttpHeaders.AUTHORIZATION);
        if (refusal.failureCode() == Refusal.UNAUTHENTICATED.status()) {
            request.response().putHeader("WWW-Authenticate", sent ? "Bearer error=\"invalid_token\"" : "Bearer");
        } else if (Refusal.code(refusal)
                .filter(Callers.INSUFFICIENT_SCOPE::equals)
                .isPresent()) {
            String scope = ContractRouter.operationOf(request).scope();
            request.response()
                    .putHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"");
        }
    }

    private static void fault(RoutingContext request, Throwable failure) {
        send(
                request,
                FAULT,
                FAULT_CODE,
                incident(request.request().method() + " " + request.normalizedPath(), failure));
    }

    private static String incident(String what, Throwable failure) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {} in {}", incident, what, failure);
        return "Something went wrong here. Incident " + incident;
    }

    /** The same body, for who asked by another way than a request; tells no one else. */
    static ObjectNode of(Throwable failure) {
        String id = Objects.requireNonNullElse(CallContext.currentCorrelationId(), "live");
        if (!(failure instanceof ServiceException refusal)) {
            return body(FAULT, FAULT_CODE, incident("the live channel", failure), List.of(), id);
        }
        int status = refusal.failureCode() >= 400 ? refusal.failureCode() : FAULT;
        String code = Refusal.code(refusal).orElse(status == FAULT ? FAULT_CODE : null);
        return body(status, code, refusal.getMessage(), Refusal.errors(refusal), id);
    }

    private static void send(RoutingContext request, int status, String code, String detail) {
        send(request, status, code, detail, List.of(), Optional.empty());
    }

    private static void send(
            RoutingContext request,
            int status,
            String code,
            String detail,
            List<FieldError> errors,
            Optional<String> challenge) {
        HttpServerResponse response = request.response();
        ObjectNode problem = body(status, code, detail, errors, Correlation.idOf(request));
        challenge.ifPresent(with -> problem.put("challenge", with));
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Delivery.end(request.request(), Buffer.buffer(problem.toString()));
    }

    private static ObjectNode body(
            int status, String code, String detail, List<FieldError> errors, String correlationId) {
        ObjectNode problem = Json.MAPPER
                .createObjectNode()
                .put("type", code == null ? NO_TYPE : ProblemTypes.uri(code))
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail)
                .put("correlationId", correlationId);
        if (code != null) {
            problem.put("code", code);
        }
        if (!errors.isEmpty()) {
            ArrayNode faults = problem.putArray("errors");
            errors.forEach(error -> faults.add(Json.MAPPER.<JsonNode>valueToTree(error)));
        }
        return problem;
    }
}
