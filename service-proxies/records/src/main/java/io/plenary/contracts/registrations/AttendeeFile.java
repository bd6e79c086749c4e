package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * A file with attendees, as it was read; its lines follow.
 *
 * @param id chosen by the caller, so repeating is harmless
 * @param format null where that cannot be told
 * @param lines how many there are
 */
@DataObject
public record AttendeeFile(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        AttendeeFormat format,
        String filename,
        int lines,
        List<AttendeeColumn> columns,
        List<AttendeeFinding> findings) implements Dto {

    public static AttendeeFile fromJson(String json) {
        return Json.read(json, AttendeeFile.class);
    }

    public AttendeeFile {
        columns = columns == null ? List.of() : List.copyOf(columns);
        findings = findings == null ? List.of() : List.copyOf(findings);
    }
}
