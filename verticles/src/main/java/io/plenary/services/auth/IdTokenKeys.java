package io.plenary.services.auth;

import io.plenary.services.auth.IdTokenRules.Disbelieved;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at signatures of providers' tokens. Only what a public key verifies counts: a token that names a shared secret or no signature
 * at all could have been written by anybody who knows what is public.
 */
final class IdTokenKeys {

    private static final Map<String, Set<String>> ALGORITHMS = Map.of(
            "RSA", Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
            "EC", Set.of("ES256", "ES384", "ES512"));

    private IdTokenKeys() {}

    /** @throws Disbelieved if it is no token */
    static JsonObject header(String token) {
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, token.indexOf('.'))));
            return new JsonObject(new String(header, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DecodeException e) {
            throw new Disbelieved("It is no token");
        }
    }

    /** The one that a token says it was signed with; empty if it is not among them. A token that names none has only one to fit. */
    static Optional<JsonObject> find(JsonArray keys, JsonObject header) {
        String algorithm = String.valueOf(header.getValue("alg"));
        List<JsonObject> fitting = keys.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(key -> ALGORITHMS
                        .getOrDefault(String.valueOf(key.getValue("kty")), Set.of())
                        .contains(algorithm))
                .filter(key -> Objects.requireNonNullElse(key.getValue("alg"), algorithm)
                        .equals(algorithm))
                .filter(key ->
                        Objects.requireNonNullElse(key.getValue("use"), "sig").equals("sig"))
                .filter(key ->
                        header.getValue("kid") == null || header.getValue("kid").equals(key.getValue("kid")))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0).copy().put("alg", algorithm)) : Optional.empty();
    }

    /** The claims of a token that was signed with the key. */
    static Future<JsonObject> verify(Vertx vertx, JsonObject key, String token) {
        return Future.<JWTAuth>future(made -> made.complete(JWTAuth.create(
                        vertx,
                        new JWTAuthOptions().addJwk(key).setJWTOptions(new JWTOptions().setIgnoreExpiration(true)))))
                .compose(verifier -> verifier.authenticate(new TokenCredentials(token)))
                .map(user -> user.attributes().getJsonObject("accessToken"))
                .recover(failure -> Future.failedFuture(new Disbelieved("The signature does not hold")));
    }
}
