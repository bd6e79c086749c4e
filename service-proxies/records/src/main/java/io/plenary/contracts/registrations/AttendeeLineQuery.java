package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which lines of a file.
 *
 * @param outcome null for all
 */
@DataObject
public record AttendeeLineQuery(
        UUID organizationId, UUID conferenceId, UUID importId, AttendeeOutcome outcome, String cursor, int limit)
        implements Dto {

    public static AttendeeLineQuery fromJson(String json) {
        return Json.read(json, AttendeeLineQuery.class);
    }
}
