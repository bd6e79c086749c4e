package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import java.util.UUID;

/** Whose a token is: a user's or an organization's; the other one is null. */
record ApiTokenOwner(UUID userId, UUID organizationId) {

    /** @param organizationId null for the caller */
    static ApiTokenOwner of(Caller caller, UUID organizationId) {
        return organizationId == null
                ? new ApiTokenOwner(caller.userId(), null)
                : new ApiTokenOwner(null, organizationId);
    }

    UUID id() {
        return userId == null ? organizationId : userId;
    }
}
