package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a valid token says.
 *
 * @param userId null for the tokens of organizations
 * @param signInId the sign-in it belongs to, which ends all tokens of it; null for tokens for programs
 * @param organizationId for which it acts, null for the tokens of users
 * @param scopes texts of {@link Scope}; null where a person is signed in, who may do whatever is theirs to do
 * @param tokenId which token for programs it is, null where a person is signed in
 * @param secondFactor true where the account asks for more than its password; null is false
 */
@DataObject
public record TokenClaims(
        UUID userId,
        boolean admin,
        UUID signInId,
        Instant expiresAt,
        UUID organizationId,
        List<String> scopes,
        UUID tokenId,
        Boolean secondFactor)
        implements Dto {

    /** Those of somebody who is signed in. */
    public TokenClaims(UUID userId, boolean admin, UUID signInId, Instant expiresAt) {
        this(userId, admin, signInId, expiresAt, null, null, null, null);
    }

    public static TokenClaims fromJson(String json) {
        return Json.read(json, TokenClaims.class);
    }
}
