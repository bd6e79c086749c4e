package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A token that was made just now.
 *
 * @param secret the token itself, shown to nobody a second time
 */
@DataObject
public record NewApiToken(
        UUID id, String name, String hint, List<String> scopes, Instant createdAt, Instant expiresAt, String secret)
        implements Dto {

    public static NewApiToken fromJson(String json) {
        return Json.read(json, NewApiToken.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "NewApiToken[id=" + id + "]";
    }
}
