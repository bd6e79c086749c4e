package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;

/**
 * What a browser is told that is to make a passkey, or to show one.
 *
 * @param publicKey as WebAuthn writes it in JSON; its challenge is good for one answer, within five minutes
 */
@DataObject
public record PasskeyOptions(JsonObject publicKey) implements Dto {

    public static PasskeyOptions fromJson(String json) {
        return Json.read(json, PasskeyOptions.class);
    }
}
