package io.plenary.contracts.organizations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.OrganizationRole;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A user's place in an organization.
 */
@DataObject
public record Member(UUID organizationId, UUID userId, OrganizationRole role, Instant since) implements Dto {

    public static Member fromJson(String json) {
        return Json.read(json, Member.class);
    }
}
