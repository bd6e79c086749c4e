package io.plenary.web.contract;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Why requests are refused. {@code x-problem-types} of the document says of each code its status and what it means; an operation names
 * its own in {@code x-problems}, and so does an answer that many operations have. Here they become what every reader of OpenAPI
 * knows: examples of these answers, by code.
 */
public final class ProblemTypes {

    /** A page for people, where each code has its place. */
    public static final String PAGE = "/docs/problems";

    static final String TYPES = "x-problem-types";
    static final String NAMED = "x-problems";
    static final String MEDIA_TYPE = "application/problem+json";

    private static final String EXAMPLES = "examples";
    private static final String RESPONSES = "responses";

    private final Map<String, Object> document;
    private final Map<String, Object> types;
    private final Map<String, Object> components;

    private ProblemTypes(Map<String, Object> document) {
        this.document = document;
        this.types = members(document, TYPES);
        this.components = members(document, "components");
    }

    /** Where a code is explained: the {@code type} of a problem, relative to the server. */
    public static String uri(String code) {
        return PAGE + "#" + code;
    }

    /** Those an answer may have, in a document that tells of them. */
    public static Stream<String> codes(JsonObject answer) {
        JsonObject problem =
                answer.getJsonObject("content", new JsonObject()).getJsonObject(MEDIA_TYPE, new JsonObject());
        return Contract.members(problem.getJsonObject(EXAMPLES, new JsonObject()))
                .map(Map.Entry::getKey);
    }

    /** @throws IllegalArgumentException if a code has no type, or an operation no answer with its status */
    static void tell(Map<String, Object> document) {
        if (document.containsKey(TYPES)) {
            new ProblemTypes(document).tell();
        }
    }

    private void tell() {
        types.keySet().forEach(code -> members(components, EXAMPLES).put(code, example(code)));
        members(components, RESPONSES).values().forEach(answer -> tellOfAnswer(map(answer)));
        members(document, "paths").values().stream()
                .flatMap(path -> map(path).values().stream())
                .filter(member -> member instanceof Map)
                .forEach(operation -> tellOfOperation(map(operation)));
    }

    private void tellOfAnswer(Map<String, Object> answer) {
        named(answer).forEach(code -> add(answer, code));
    }

    private void tellOfOperation(Map<String, Object> operation) {
        Map<String, Object> answers = members(operation, RESPONSES);
        for (String code : named(operation)) {
            String status = String.valueOf(type(code).get("status"));
            if (!answers.containsKey(status)) {
                throw new IllegalArgumentException(
                        operation.get("operationId") + " says " + code + ", but answers no " + status);
            }
            Map<String, Object> own = copy(resolved(map(answers.get(status))));
            add(own, code);
            own.remove(NAMED);
            answers.put(status, own);
        }
    }

    private static void add(Map<String, Object> answer, String code) {
        members(members(members(answer, "content"), MEDIA_TYPE), EXAMPLES)
                .put(code, new LinkedHashMap<>(Map.of("$ref", "#/components/examples/" + code)));
    }

    private Map<String, Object> example(String code) {
        Map<String, Object> type = type(code);
        int status = (Integer) type.get("status");
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", uri(code));
        problem.put("title", HttpResponseStatus.valueOf(status).reasonPhrase());
        problem.put("status", status);
        problem.put("detail", type.get("means") + ".");
        problem.put("correlationId", "5f0c6a3e-3f0c-4a8c-8a36-8d2f7f1f6a10");
        problem.put("code", code);
        if (type.containsKey("errors")) {
            problem.put("errors", type.get("errors"));
        }
        return new LinkedHashMap<>(Map.of("summary", code + ": " + type.get("means"), "value", problem));
    }

    private Map<String, Object> type(String code) {
        if (!types.containsKey(code)) {
            throw new IllegalArgumentException("There is no problem type " + code);
        }
        return map(types.get(code));
    }

    private Map<String, Object> resolved(Map<String, Object> answer) {
        String reference = (String) answer.get("$ref");
        return reference == null
                ? answer
                : map(members(components, RESPONSES).get(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    @SuppressWarnings("unchecked")
    private static List<String> named(Map<String, Object> answer) {
        return (List<String>) answer.getOrDefault(NAMED, List.of());
    }

    private static Map<String, Object> members(Map<String, Object> object, String name) {
        return map(object.computeIfAbsent(name, absent -> new LinkedHashMap<String, Object>()));
    }

    private static Map<String, Object> copy(Map<String, Object> object) {
        Map<String, Object> copy = new LinkedHashMap<>(object);
        copy.replaceAll((name, value) -> value instanceof Map ? copy(map(value)) : value);
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
