package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * When and where.
 *
 * @param day the program day, which may be the day before the calendar date of a talk after midnight; null for
 *     the day of {@code start}
 * @param start UTC
 * @param roomId may be null
 */
@DataObject
public record Slot(LocalDate day, Instant start, int durationMinutes, UUID roomId) implements Dto {

    public static Slot fromJson(String json) {
        return Json.read(json, Slot.class);
    }
}
