package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.services.auth.IdTokenRules.Disbelieved;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdTokenRulesTest {

    private static final Instant NOW = Instant.parse("2027-05-18T09:00:00Z");
    private static final String ISSUER = "https://accounts.example.org";

    @Test
    void aTokenForUsIsTaken() {
        assertThatCode(() -> check(claims())).doesNotThrowAnyException();
        assertThatCode(() ->
                        check(claims().put("aud", new JsonArray().add("us")).put("azp", "us")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(claims().put("aud", new JsonArray().add("us").add("them"))
                        .put("azp", "us")))
                .doesNotThrowAnyException();
    }

    @Test
    void clocksMayDifferALittle() {
        assertThatCode(() -> check(claims().put("exp", at(-50)))).doesNotThrowAnyException();
        assertThatCode(() -> check(claims().put("iat", at(50)))).doesNotThrowAnyException();
        refuses(claims().put("exp", at(-70)));
        refuses(claims().put("iat", at(70)));
        refuses(claims().put("iat", at(-700)));
        refuses(claims().put("nbf", at(70)));
    }

    @Test
    void whatIsForOthersIsNot() {
        refuses(claims().put("iss", ISSUER + "/"));
        refuses(claims().put("aud", "them"));
        refuses(claims().put("aud", new JsonArray().add("us").add("them")));
        refuses(claims().put("azp", "them"));
        refuses(claims().put("nonce", "another"));
    }

    @Test
    void whatIsMissingIsNotMadeUp() {
        for (String name : claims().fieldNames()) {
            JsonObject without = claims();
            without.remove(name);
            refuses(without);
            refuses(claims().putNull(name));
            refuses(claims().put(name, new JsonObject()));
        }
        refuses(claims().put("sub", ""));
        refuses(claims().put("sub", "x".repeat(256)));
    }

    private static void refuses(JsonObject claims) {
        assertThatThrownBy(() -> check(claims)).as(claims.encode()).isInstanceOf(Disbelieved.class);
    }

    private static void check(JsonObject claims) {
        IdTokenRules.check(claims, ISSUER, "us", "nonce", NOW);
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("iss", ISSUER)
                .put("sub", "ada")
                .put("aud", "us")
                .put("nonce", "nonce")
                .put("iat", at(-5))
                .put("exp", at(300));
    }

    private static long at(long seconds) {
        return NOW.plusSeconds(seconds).getEpochSecond();
    }
}
