package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;

/**
 * What changes often in a room and of which only the latest matters, such as the votes of its questions.
 *
 * @param key what it is about, e.g. {@code votes}; a later one of the same key takes its place
 */
@DataObject
public record RoomState(String key, JsonObject value) implements Dto {

    public static RoomState fromJson(String json) {
        return Json.read(json, RoomState.class);
    }
}
