package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A passkey that a browser has made.
 *
 * @param challengeId the {@link PasskeyChallenge} it answers
 * @param credential what the browser gave, as WebAuthn writes it in JSON
 */
@DataObject
public record NewPasskey(UUID challengeId, String name, JsonObject credential) implements Dto {

    public static NewPasskey fromJson(String json) {
        return Json.read(json, NewPasskey.class);
    }
}
