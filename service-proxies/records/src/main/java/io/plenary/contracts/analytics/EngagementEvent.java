package io.plenary.contracts.analytics;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Something a person looked at, gathered by the gateway.
 *
 * @param id an event with an id seen before is not counted again
 * @param userId null for anonymous visitors
 * @param count how many equal views it stands for, at least 1
 */
@DataObject
public record EngagementEvent(
        UUID id,
        EngagementType type,
        Instant occurredAt,
        UUID organizationId,
        UUID conferenceId,
        UUID sessionId,
        UUID userId,
        int count)
        implements Dto {

    public static EngagementEvent fromJson(String json) {
        return Json.read(json, EngagementEvent.class);
    }
}
