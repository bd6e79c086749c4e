package io.plenary.services.auth;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a token claims about itself before anything is verified. */
final class TokenHeader {

    /** Ours have some 400 characters. */
    private static final int LONGEST = 2_000;

    private TokenHeader() {}

    /** The key it says it was signed with; empty if this is no JWT or names none. */
    static Optional<String> kid(String token) {
        if (token == null || token.length() > LONGEST || token.indexOf('.') < 0) {
            return Optional.empty();
        }
        try {
            byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
            Object kid = new JsonObject(new String(header, StandardCharsets.UTF_8)).getValue("kid");
            return kid instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException | DecodeException e) {
            return Optional.empty();
        }
    }
}
