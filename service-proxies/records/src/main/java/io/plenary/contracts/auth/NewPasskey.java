package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;

/**
 * A passkey that a browser has made.
 *
 * @param name by which its owner knows it again
 * @param credential what the browser gave, as WebAuthn writes it in JSON
 */
@DataObject
public record NewPasskey(String name, JsonObject credential) implements Dto {

    public static NewPasskey fromJson(String json) {
        return Json.read(json, NewPasskey.class);
    }
}
