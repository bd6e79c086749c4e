package io.plenary.contracts.organizations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.OrganizationRole;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A user's place in an organization.
 *
 * @param pending whether it gives no rights yet: it was meant for an e-mail address that may not be the user's own
 */
@DataObject
public record Member(UUID organizationId, UUID userId, OrganizationRole role, Instant since, boolean pending)
        implements Dto {

    /** With the rights of the role. */
    public Member(UUID organizationId, UUID userId, OrganizationRole role, Instant since) {
        this(organizationId, userId, role, since, false);
    }

    public static Member fromJson(String json) {
        return Json.read(json, Member.class);
    }
}
