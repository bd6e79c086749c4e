package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A token for programs, as its owner sees it: never the token itself.
 *
 * @param id also the client id with which an organization's token asks for access tokens
 * @param hint prefix and last four characters, by which its owner knows it again
 * @param scopes texts of {@link Scope}
 * @param lastUsedAt to within minutes, null if it was never used
 */
@DataObject
public record ApiToken(
        UUID id,
        String name,
        String hint,
        List<String> scopes,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt)
        implements Dto {

    public static ApiToken fromJson(String json) {
        return Json.read(json, ApiToken.class);
    }
}
