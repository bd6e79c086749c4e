package io.plenary.web.random;

import io.plenary.web.contract.Contract;
import io.plenary.web.contract.Operation;
import io.plenary.web.contract.ProblemTypes;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds answers against the contract: status, headers, media type, body, and that nothing is in it that is not described. */
final class AnswerCheck {

    private static final int FAULT = 500;
    private static final String PROBLEM = "application/problem+json";

    private final Contract contract;
    private final Map<String, Validator> validators = new HashMap<>();

    AnswerCheck(Contract contract) {
        this.contract = contract;
    }

    /** What is wrong with an answer, in words; nothing if it is right. */
    List<String> faults(Sent sent, Answered answer) {
        List<String> faults = new ArrayList<>();
        if (answer.header("X-Correlation-ID") == null && sent.within()) {
            faults.add("no X-Correlation-ID");
        }
        if (sent.within()) {
            JsonObject response = response(sent.operation(), answer.status());
            if (response == null) {
                faults.add("the contract has no status " + answer.status());
            } else {
                fits(sent.operation(), response, answer, faults);
            }
        }
        if (answer.status() >= FAULT && !(sent.within() && isDeclared(sent.operation(), answer.status()))) {
            faults.add("a fault of the server");
        }
        if (answer.status() >= 400 && !sent.method().equals("HEAD")) {
            refusal(sent, answer, faults);
        }
        return faults;
    }

    private static boolean isDeclared(Operation operation, int status) {
        return operation.responses().contains(Integer.toString(status));
    }

    private static JsonObject response(Operation operation, int status) {
        JsonObject responses = operation.model().getJsonObject("responses");
        JsonObject named = responses.getJsonObject(Integer.toString(status));
        return named != null || status < 400 ? named : responses.getJsonObject("default");
    }

    private void fits(Operation operation, JsonObject response, Answered answer, List<String> faults) {
        Contract.members(response.getJsonObject("headers", new JsonObject())).forEach(header -> {
            if (answer.header(header.getKey()) == null && isPromised(header.getKey(), answer.status())) {
                faults.add("no " + header.getKey());
            }
        });
        JsonObject content = response.getJsonObject("content", new JsonObject());
        if (content.isEmpty()) {
            if (answer.body().length > 0) {
                faults.add("a body where the contract has none");
            }
            return;
        }
        JsonObject type = content.getJsonObject(answer.mediaType());
        if (type == null) {
            faults.add("the contract has no " + answer.mediaType() + " for " + answer.status());
        } else if (answer.mediaType().endsWith("json")) {
            json(operation, type.getJsonObject("schema"), answer, faults);
        }
        if (answer.mediaType().equals(PROBLEM)) {
            code(response, answer, faults);
        }
    }

    private static void code(JsonObject response, Answered answer, List<String> faults) {
        String code = new JsonObject(answer.text()).getString("code");
        if (code != null && ProblemTypes.codes(response).noneMatch(code::equals)) {
            faults.add("the contract has no " + code + " for " + answer.status());
        }
    }

    /** A conflict says when to try again only where waiting helps, and what is left of a limit is told where there is one. */
    private static boolean isPromised(String header, int status) {
        return !header.startsWith("RateLimit") && (!header.equals("Retry-After") || status == 429 || status == 503);
    }

    private void json(Operation operation, JsonObject schema, Answered answer, List<String> faults) {
        Object body;
        try {
            body = Json.decodeValue(answer.text());
        } catch (DecodeException e) {
            faults.add("no JSON: " + e.getMessage());
            return;
        }
        String key = operation.id() + " " + answer.status() + " " + answer.mediaType();
        OutputUnit found = validators
                .computeIfAbsent(key, any -> contract.validator(schema))
                .validate(body);
        if (!found.getValid()) {
            found.getErrors().stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getError())
                    .forEach(faults::add);
        }
        Undeclared.members(schema, body).forEach(member -> faults.add(member + " is not in the contract"));
    }

    /** The contract may have a refusal be something else than a problem, also where its path was written another way. */
    private static void refusal(Sent sent, Answered answer, List<String> faults) {
        if (answer.mediaType().equals(PROBLEM)) {
            problem(answer, faults);
        } else if (!sent.within() && !mayAnswer(sent.operation(), answer)) {
            faults.add("a refusal as " + answer.mediaType());
        }
    }

    private static boolean mayAnswer(Operation operation, Answered answer) {
        JsonObject response = response(operation, answer.status());
        return response != null
                && response.getJsonObject("content", new JsonObject()).containsKey(answer.mediaType());
    }

    private static void problem(Answered answer, List<String> faults) {
        JsonObject problem = new JsonObject(answer.text());
        if (problem.getInteger("status") != answer.status()) {
            faults.add("another status in the problem");
        }
        if (!Objects.equals(problem.getString("correlationId"), answer.header("X-Correlation-ID"))) {
            faults.add("another correlation id in the problem");
        }
        promised(answer, 401, "WWW-Authenticate", faults);
        promised(answer, 405, "Allow", faults);
        promised(answer, 429, "Retry-After", faults);
    }

    private static void promised(Answered answer, int status, String header, List<String> faults) {
        if (answer.status() == status && answer.header(header) == null) {
            faults.add(status + " without " + header);
        }
    }
}
