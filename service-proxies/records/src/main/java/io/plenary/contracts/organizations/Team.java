package io.plenary.contracts.organizations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.Right;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Members of an organization who have rights beyond their roles.
 *
 * @param everywhere whether the rights hold on all conferences and for the organization itself
 * @param conferences otherwise where they hold
 * @param members by user id
 * @param version grows with each change; the ETag
 */
@DataObject
public record Team(
        UUID id,
        UUID organizationId,
        String name,
        List<Right> rights,
        boolean everywhere,
        List<TeamReach> conferences,
        List<UUID> members,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static Team fromJson(String json) {
        return Json.read(json, Team.class);
    }
}
