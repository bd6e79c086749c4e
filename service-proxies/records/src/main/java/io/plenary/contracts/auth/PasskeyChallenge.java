package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * What a passkey has to answer. It is good for one answer.
 *
 * @param id to be sent with the answer
 * @param options what browsers take, as WebAuthn names it
 */
@DataObject
public record PasskeyChallenge(UUID id, JsonObject options, Instant expiresAt) implements Dto {

    public static PasskeyChallenge fromJson(String json) {
        return Json.read(json, PasskeyChallenge.class);
    }
}
