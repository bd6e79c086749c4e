package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;

/**
 * What somebody signs in with who has a passkey. The account is known by it.
 *
 * @param credential what the browser gave, as WebAuthn writes it in JSON
 * @param clientAddress as in {@link Credentials}
 * @param device as in {@link Credentials}
 * @param browser as in {@link Credentials}
 */
@DataObject
public record ShownPasskey(JsonObject credential, String clientAddress, String device, String browser) implements Dto {

    public static ShownPasskey fromJson(String json) {
        return Json.read(json, ShownPasskey.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "ShownPasskey[clientAddress=" + clientAddress + "]";
    }
}
