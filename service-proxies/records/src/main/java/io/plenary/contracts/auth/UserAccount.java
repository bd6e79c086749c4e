package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * An account as its owner and administrators see it.
 *
 * @param admin administers the platform
 */
@DataObject
public record UserAccount(
        UUID id, String email, String displayName, boolean admin, Instant createdAt, Instant lastSignedInAt)
        implements Dto {

    public static UserAccount fromJson(String json) {
        return Json.read(json, UserAccount.class);
    }
}
