package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * What a valid access token says.
 *
 * @param signInId the sign-in it belongs to; sign-out ends all tokens of it
 */
@DataObject
public record TokenClaims(UUID userId, boolean admin, UUID signInId, Instant expiresAt) implements Dto {

    public static TokenClaims fromJson(String json) {
        return Json.read(json, TokenClaims.class);
    }
}
