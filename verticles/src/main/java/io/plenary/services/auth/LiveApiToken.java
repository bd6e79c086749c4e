package io.plenary.services.auth;

import io.plenary.contracts.auth.ApiToken;
import io.plenary.contracts.auth.Scope;
import io.plenary.contracts.auth.TokenClaims;
import java.time.Instant;
import java.util.List;

/**
 * A token that can be used now.
 *
 * @param admin whether its owner administers the platform
 * @param secondFactor whether its owner signs in with more than a password
 */
record LiveApiToken(ApiToken token, ApiTokenOwner owner, boolean admin, boolean secondFactor) {

    /** An administrator's token that is not for that is one of anybody. */
    TokenClaims claims() {
        return claims(token.scopes(), token.expiresAt());
    }

    TokenClaims claims(List<String> scopes, Instant expiresAt) {
        return new TokenClaims(
                owner.userId(),
                admin && scopes.contains(Scope.ADMIN.text()),
                null,
                expiresAt,
                owner.organizationId(),
                scopes,
                token.id(),
                secondFactor ? true : null);
    }
}
