package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody noted on a session.
 *
 * @param id chosen by the writer, so repeating is harmless
 * @param text Markdown, at most 20,000 characters
 * @param shared readable by everybody who sees the conference; private otherwise
 * @param version grows with each change; the ETag
 */
@DataObject
public record Note(
        UUID id,
        UUID userId,
        UUID organizationId,
        UUID conferenceId,
        UUID sessionId,
        String text,
        boolean shared,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static Note fromJson(String json) {
        return Json.read(json, Note.class);
    }
}
