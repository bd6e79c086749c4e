package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * How long people were in a room by way of a gateway since that was told last.
 *
 * @param minutes of all of them together
 */
@DataObject
public record RoomAttendance(Room room, int minutes) implements Dto {

    public static RoomAttendance fromJson(String json) {
        return Json.read(json, RoomAttendance.class);
    }
}
