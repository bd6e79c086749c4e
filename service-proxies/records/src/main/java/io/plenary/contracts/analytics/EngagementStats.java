package io.plenary.contracts.analytics;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What people did in a span of time, by type of event.
 */
@DataObject
public record EngagementStats(
        UUID organizationId, UUID conferenceId, Instant from, Instant to, List<EngagementCount> counts) implements Dto {

    public static EngagementStats fromJson(String json) {
        return Json.read(json, EngagementStats.class);
    }
}
