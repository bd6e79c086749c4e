package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A file with attendees; its parts follow.
 *
 * @param id chosen by the caller, so repeating is harmless
 * @param filename null where nobody said
 * @param size in bytes
 */
@DataObject
public record AttendeeFile(UUID id, UUID organizationId, UUID conferenceId, String filename, long size) implements Dto {

    public static AttendeeFile fromJson(String json) {
        return Json.read(json, AttendeeFile.class);
    }
}
