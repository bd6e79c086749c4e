package io.plenary.contracts.analytics;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How a conference was accessed in a span of time.
 *
 * @param from inclusive, UTC
 * @param to exclusive, UTC
 * @param topSessions at most 20, most viewed first
 */
@DataObject
public record AccessStats(
        UUID conferenceId,
        Instant from,
        Instant to,
        long views,
        long distinctUsers,
        List<AccessBucket> hours,
        List<AccessBucket> days,
        List<SessionAccess> topSessions)
        implements Dto {

    public static AccessStats fromJson(String json) {
        return Json.read(json, AccessStats.class);
    }
}
