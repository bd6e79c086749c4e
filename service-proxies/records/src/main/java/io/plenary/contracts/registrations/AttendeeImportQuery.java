package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Imports of a conference. */
@DataObject
public record AttendeeImportQuery(UUID organizationId, UUID conferenceId, String cursor, int limit) implements Dto {

    public static AttendeeImportQuery fromJson(String json) {
        return Json.read(json, AttendeeImportQuery.class);
    }
}
