package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What somebody wants a token for.
 *
 * @param organizationId whose it is to be, null for the caller's own
 * @param scopes texts of {@link Scope}, at least one
 * @param expiresInDays 1 to 366, null for 90
 */
@DataObject
public record ApiTokenRequest(UUID organizationId, String name, List<String> scopes, Integer expiresInDays)
        implements Dto {

    public static ApiTokenRequest fromJson(String json) {
        return Json.read(json, ApiTokenRequest.class);
    }
}
