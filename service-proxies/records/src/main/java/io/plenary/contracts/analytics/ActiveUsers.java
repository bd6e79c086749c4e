package io.plenary.contracts.analytics;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Distinct signed-in users of a calendar month in UTC.
 *
 * @param month {@code YYYY-MM}
 * @param organizationId null for the whole platform
 * @param months this month and those before it, the oldest first; null unless asked for
 */
@DataObject
public record ActiveUsers(
        String month, UUID organizationId, UUID conferenceId, long activeUsers, List<MonthCount> months)
        implements Dto {

    public static ActiveUsers fromJson(String json) {
        return Json.read(json, ActiveUsers.class);
    }
}
