package io.plenary.services.auth;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a token of a provider is believed, once its signature holds (OpenID Connect Core §3.1.3.7). */
final class IdTokenRules {

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final int LONGEST_SUBJECT = 255;

    /** Thrown with what is wrong, for the log of the operator. */
    static final class Disbelieved extends RuntimeException {
        private static final long serialVersionUID = 1;

        Disbelieved(String reason) {
            super(reason, null, false, false);
        }
    }

    private IdTokenRules() {}

    static void check(JsonObject claims, String issuer, String clientId, String nonce, Instant now) {
        require(issuer.equals(claims.getValue("iss")), "it is of another issuer");
        requireAudience(claims, clientId);
        requireTimes(claims, now);
        require(claims.getValue("nonce") instanceof String said && isSame(said, nonce), "its nonce is another one");
        require(
                claims.getValue("sub") instanceof String subject
                        && !subject.isEmpty()
                        && subject.length() <= LONGEST_SUBJECT
                        && subject.indexOf('\0') < 0,
                "it says of nobody");
    }

    /** For whom else it is, is nobody we know: then it has to say that it was given to us. */
    private static void requireAudience(JsonObject claims, String clientId) {
        List<?> audience = claims.getValue("aud") instanceof JsonArray several
                ? several.getList()
                : List.of(String.valueOf(claims.getValue("aud")));
        Object party = claims.getValue("azp");
        require(audience.contains(clientId), "it is for somebody else");
        require(party == null ? audience.size() == 1 : party.equals(clientId), "it was given to somebody else");
    }

    private static void requireTimes(JsonObject claims, Instant now) {
        Instant expires = time(claims, "exp");
        Instant issued = time(claims, "iat");
        require(expires.isAfter(now.minus(SKEW)), "it has expired");
        require(issued.isBefore(now.plus(SKEW)), "it is from the future");
        require(issued.isAfter(now.minus(OLDEST)), "it is too old");
        require(claims.getValue("nbf") == null || time(claims, "nbf").isBefore(now.plus(SKEW)), "it is not good yet");
    }

    private static Instant time(JsonObject claims, String name) {
        require(claims.getValue(name) instanceof Number, name + " is missing");
        return Instant.ofEpochSecond(((Number) claims.getValue(name)).longValue());
    }

    private static boolean isSame(String said, String expected) {
        return MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static void require(boolean holds, String reason) {
        if (!holds) {
            throw new Disbelieved("The token is not taken: " + reason);
        }
    }
}
