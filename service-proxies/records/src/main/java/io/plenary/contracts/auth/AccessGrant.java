package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What a machine gets for its credentials.
 *
 * @param accessToken ES256 JWT
 * @param expiresIn seconds it is valid
 */
@DataObject
public record AccessGrant(String accessToken, int expiresIn, List<String> scopes) implements Dto {

    public static AccessGrant fromJson(String json) {
        return Json.read(json, AccessGrant.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "AccessGrant[scopes=" + scopes + "]";
    }
}
