package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * Something in a room as it is since its last change: a question, a poll, a message, the state of the session. Who has an older
 * one of the same id replaces it.
 *
 * @param position of its last change among the changes of the room, counted from 1 without gaps
 * @param type what it is, in capital letters: {@code QUESTION}, {@code POLL}, {@code MESSAGE}, {@code STATE}
 * @param id of the thing itself
 * @param body as everybody in the room may see it; null where it is gone from it
 */
@DataObject
public record RoomEntry(long position, String type, UUID id, JsonObject body) implements Dto {

    public static RoomEntry fromJson(String json) {
        return Json.read(json, RoomEntry.class);
    }
}
