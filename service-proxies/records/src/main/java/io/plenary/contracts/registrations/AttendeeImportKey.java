package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** An import of a conference. */
@DataObject
public record AttendeeImportKey(UUID organizationId, UUID conferenceId, UUID importId) implements Dto {

    public static AttendeeImportKey fromJson(String json) {
        return Json.read(json, AttendeeImportKey.class);
    }
}
