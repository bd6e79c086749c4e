package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * What attendees had been told of a session at some time.
 *
 * @param start UTC; null while it had no slot, as the two that follow
 * @param room the name the room had then
 * @param trackId null without a track, and where nobody noted it
 * @param track the name the track had then
 */
@DataObject
public record Announced(
        String title,
        SessionStatus status,
        Instant start,
        Integer durationMinutes,
        UUID roomId,
        String room,
        UUID trackId,
        String track)
        implements Dto {

    public static Announced fromJson(String json) {
        return Json.read(json, Announced.class);
    }
}
