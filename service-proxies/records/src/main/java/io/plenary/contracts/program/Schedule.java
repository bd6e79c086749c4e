package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A whole program at one version. Sessions come without their long texts ({@code description}, {@code extra}), in
 * order of start, room and title.
 */
@DataObject
public record Schedule(
        UUID conferenceId,
        long version,
        Instant updatedAt,
        List<Day> days,
        List<Room> rooms,
        List<Track> tracks,
        List<Session> sessions)
        implements Dto {

    public static Schedule fromJson(String json) {
        return Json.read(json, Schedule.class);
    }
}
