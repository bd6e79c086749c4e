package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A passkey of an account, as its owner sees it.
 *
 * @param name by which its owner knows it again
 * @param lastUsedAt null if nobody has signed in with it
 */
@DataObject
public record Passkey(UUID id, String name, Instant createdAt, Instant lastUsedAt) implements Dto {

    public static Passkey fromJson(String json) {
        return Json.read(json, Passkey.class);
    }
}
