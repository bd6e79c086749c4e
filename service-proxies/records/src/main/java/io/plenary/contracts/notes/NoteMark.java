package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * That there is a note on a session, without its text.
 */
@DataObject
public record NoteMark(UUID id, UUID sessionId, long version) implements Dto {

    public static NoteMark fromJson(String json) {
        return Json.read(json, NoteMark.class);
    }
}
