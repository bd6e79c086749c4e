package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/** Some lines of a file. */
@DataObject
public record AttendeeLines(UUID organizationId, UUID conferenceId, UUID importId, List<AttendeeLine> items) implements Dto {

    public static AttendeeLines fromJson(String json) {
        return Json.read(json, AttendeeLines.class);
    }
}
