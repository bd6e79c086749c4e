package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A new note.
 *
 * @param id chosen by the writer
 */
@DataObject
public record NoteDraft(UUID id, UUID conferenceId, UUID sessionId, String text, boolean shared) implements Dto {

    public static NoteDraft fromJson(String json) {
        return Json.read(json, NoteDraft.class);
    }
}
