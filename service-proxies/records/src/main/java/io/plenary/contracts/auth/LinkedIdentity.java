package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * An account elsewhere with which somebody signs in here.
 *
 * @param provider what people call who knows it
 * @param email its address when it was linked, null if the provider does not say
 */
@DataObject
public record LinkedIdentity(UUID id, String provider, String email, Instant linkedAt) implements Dto {

    public static LinkedIdentity fromJson(String json) {
        return Json.read(json, LinkedIdentity.class);
    }
}
