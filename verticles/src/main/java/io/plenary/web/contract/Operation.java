package io.plenary.web.contract;

import io.plenary.contracts.Right;
import io.plenary.runtime.limits.Limit;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One operation of the contract.
 *
 * @param path template below the base path, as {@code /rooms/{id}}
 * @param parameters those of the path first
 * @param bodyRequired whether the contract asks for a body
 * @param bodySchemas schema by media type; empty for operations without a body
 * @param bodyLimit bytes; the extension {@code x-body-limit}, else 1 MiB
 * @param forSignedIn whether there is no way to be let in but an access token
 * @param scope what a token for programs needs to be let in; null where none is, because a person is needed
 * @param deprecation null for one that stays
 * @param model the operation as the document says it
 */
public record Operation(
        String id,
        HttpMethod method,
        String path,
        List<Parameter> parameters,
        boolean bodyRequired,
        Map<String, JsonObject> bodySchemas,
        long bodyLimit,
        boolean forSignedIn,
        String scope,
        Deprecation deprecation,
        JsonObject model) {

    static final List<HttpMethod> METHODS =
            List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE);

    private static final String ACCESS_TOKEN = "bearer";
    private static final long USUAL_BODY_LIMIT = 1 << 20;

    /** @param security what the document asks of operations that say nothing of it */
    static Operation of(
            HttpMethod method, String path, List<Parameter> parameters, JsonArray security, JsonObject model) {
        JsonObject body = model.getJsonObject("requestBody", new JsonObject());
        JsonArray ways = model.getJsonArray("security", security);
        return new Operation(
                model.getString("operationId"),
                method,
                path,
                parameters,
                body.getBoolean("required", false),
                schemas(body),
                model.getLong("x-body-limit", USUAL_BODY_LIMIT),
                isForSignedIn(ways),
                scope(ways),
                Deprecation.of(model).orElse(null),
                model);
    }

    private static boolean isForSignedIn(JsonArray security) {
        return !security.isEmpty()
                && security.stream().map(JsonObject.class::cast).allMatch(way -> way.containsKey(ACCESS_TOKEN));
    }

    private static String scope(JsonArray security) {
        return security.stream()
                .map(JsonObject.class::cast)
                .flatMap(way -> way.getJsonArray(ACCESS_TOKEN, new JsonArray()).stream())
                .map(String.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, JsonObject> schemas(JsonObject body) {
        JsonObject content = body.getJsonObject("content", new JsonObject());
        return Contract.<JsonObject>members(content).collect(Collectors.toMap(Map.Entry::getKey, type -> type.getValue()
                .getJsonObject("schema")));
    }

    /** The services it belongs to. */
    public List<String> tags() {
        return model.getJsonArray("tags", new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }

    public boolean takesFiles() {
        return bodyLimit > USUAL_BODY_LIMIT;
    }

    /** What limits it beside what limits every request: the extension {@code x-rate-limit}. */
    Optional<Limit> limit() {
        return Optional.ofNullable(model.getString("x-rate-limit")).flatMap(Limit::of);
    }

    /** What limits it beside that where a request has a parameter that can be guessed, by its name. */
    Map<String, Limit> guesses() {
        return parameters.stream()
                .filter(parameter -> parameter.limit() != null)
                .collect(Collectors.toMap(Parameter::name, Parameter::limit));
    }

    /** The same of members of its body. */
    Map<String, Limit> guessedMembers() {
        Map<String, Limit> guessed = new HashMap<>();
        bodySchemas.values().stream()
                .flatMap(schema -> Contract.<JsonObject>members(schema.getJsonObject("properties", new JsonObject())))
                .forEach(member -> Limit.of(member.getValue().getString("x-rate-limit"))
                        .ifPresent(limit -> guessed.put(member.getKey(), limit)));
        return guessed;
    }

    /** What its caller needs in the organization it is about: the extension {@code x-right}. */
    public Optional<Right> right() {
        return Optional.ofNullable(model.getString("x-right")).flatMap(Right::of);
    }

    /** Whether administrators say why though nobody else may do it: the extension {@code x-reason}. */
    public boolean asksWhy() {
        return model.getBoolean("x-reason", false);
    }

    /** Whether pages of other sites may read it, as strangers do: the extension {@code x-cross-origin}. */
    boolean crossOrigin() {
        return model.getBoolean("x-cross-origin", false);
    }

    /** The statuses it may answer, and {@code default}. */
    public List<String> responses() {
        return Contract.members(model.getJsonObject("responses"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The codes of problems it may answer. */
    Set<String> problems() {
        return Contract.<JsonObject>members(model.getJsonObject("responses"))
                .flatMap(answer -> ProblemTypes.codes(answer.getValue()))
                .collect(Collectors.toSet());
    }

    public String summary() {
        return model.getString("summary");
    }

    List<Parameter> parametersIn(Parameter.Place place) {
        return parameters.stream()
                .filter(parameter -> parameter.place() == place)
                .toList();
    }
}
