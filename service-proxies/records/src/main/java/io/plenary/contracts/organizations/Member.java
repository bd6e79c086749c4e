package io.plenary.contracts.organizations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Grant;
import io.plenary.contracts.Json;
import io.plenary.contracts.OrganizationRole;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A user's place in an organization.
 *
 * @param pending whether it gives no rights yet: it was meant for an e-mail address that may not be the user's own
 * @param grants what teams give; null where they give nothing, and in lists of members
 * @param secondFactorRequired true where it gives rights only to who has a second factor; null is false, and in lists of members
 */
@DataObject
public record Member(
        UUID organizationId,
        UUID userId,
        OrganizationRole role,
        Instant since,
        boolean pending,
        List<Grant> grants,
        Boolean secondFactorRequired)
        implements Dto {

    /** Without what teams give. */
    public Member(UUID organizationId, UUID userId, OrganizationRole role, Instant since, boolean pending) {
        this(organizationId, userId, role, since, pending, null, null);
    }

    /** With the rights of the role. */
    public Member(UUID organizationId, UUID userId, OrganizationRole role, Instant since) {
        this(organizationId, userId, role, since, false);
    }

    /** The same with what teams give. */
    public Member granted(List<Grant> byTeams) {
        return new Member(organizationId, userId, role, since, pending, byTeams, secondFactorRequired);
    }

    /** The same in an organization that asks for a second factor. */
    public Member requiring(boolean secondFactor) {
        return new Member(organizationId, userId, role, since, pending, grants, secondFactor ? true : null);
    }

    public static Member fromJson(String json) {
        return Json.read(json, Member.class);
    }
}
