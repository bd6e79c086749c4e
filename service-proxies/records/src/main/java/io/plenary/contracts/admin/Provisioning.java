package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.conferences.Conference;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The making of a conference.
 *
 * @param steps the states reached on the way to READY, oldest first
 * @param error why it failed, null otherwise
 * @param attempts how often the present step was tried
 * @param requestedBy null where the platform itself asked
 * @param conference the conference as it was saved
 */
@DataObject
public record Provisioning(
        UUID id,
        UUID conferenceId,
        UUID organizationId,
        String slug,
        ProvisioningState state,
        List<ProvisioningStep> steps,
        String error,
        int attempts,
        UUID requestedBy,
        Instant createdAt,
        Instant updatedAt,
        Conference conference)
        implements Dto {

    public static Provisioning fromJson(String json) {
        return Json.read(json, Provisioning.class);
    }
}
