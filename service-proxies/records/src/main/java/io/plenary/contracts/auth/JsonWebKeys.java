package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The public keys that verify access tokens (RFC 7517).
 */
@DataObject
public record JsonWebKeys(List<JsonObject> keys) implements Dto {

    public static JsonWebKeys fromJson(String json) {
        return Json.read(json, JsonWebKeys.class);
    }
}
