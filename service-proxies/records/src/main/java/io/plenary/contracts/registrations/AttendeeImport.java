package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An import of attendees.
 *
 * @param format null until it is read, and where that cannot be told
 * @param filename null where nobody said
 * @param lines how many with attendees the file has
 * @param findings about the file as a whole
 * @param mapping null until somebody said what the columns mean
 * @param percent how far checking or running is, 0 to 100
 */
@DataObject
public record AttendeeImport(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        AttendeeImportState state,
        AttendeeFormat format,
        String filename,
        int lines,
        List<AttendeeColumn> columns,
        List<AttendeeFinding> findings,
        AttendeeMapping mapping,
        AttendeeCounts counts,
        int percent,
        Instant createdAt,
        Instant updatedAt)
        implements Dto {

    public static AttendeeImport fromJson(String json) {
        return Json.read(json, AttendeeImport.class);
    }

    public AttendeeImport {
        columns = columns == null ? List.of() : List.copyOf(columns);
        findings = findings == null ? List.of() : List.copyOf(findings);
    }
}
