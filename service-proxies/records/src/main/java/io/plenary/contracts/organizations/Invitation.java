package io.plenary.contracts.organizations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.OrganizationRole;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who was asked by mail to join an organization.
 *
 * @param email where the mail goes; whether there is an account of this address nobody is told
 * @param teamId the team they join with it, null for none
 * @param acceptedBy who accepted it, null until somebody does
 * @param otherAddress whether whoever accepted it has another address, and consented to that being known
 * @param invitedBy who asked, null where that is not known any more
 */
@DataObject
public record Invitation(
        UUID id,
        UUID organizationId,
        String email,
        OrganizationRole role,
        UUID teamId,
        InvitationState state,
        Instant createdAt,
        Instant expiresAt,
        UUID acceptedBy,
        boolean otherAddress,
        UUID invitedBy)
        implements Dto {

    public static Invitation fromJson(String json) {
        return Json.read(json, Invitation.class);
    }

    /** Without the address, because it may end in a log. */
    @Override
    public String toString() {
        return "Invitation[id=" + id + ", organizationId=" + organizationId + ", state=" + state + "]";
    }
}
