package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which notes to list; null members do not restrict.
 */
@DataObject
public record NoteQuery(UUID conferenceId, UUID sessionId, String cursor, int limit) implements Dto {

    public static NoteQuery fromJson(String json) {
        return Json.read(json, NoteQuery.class);
    }
}
