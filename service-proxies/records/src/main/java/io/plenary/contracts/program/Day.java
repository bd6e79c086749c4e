package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A program day; it may end after midnight.
 *
 * @param index from 1
 * @param start UTC, inclusive
 * @param end UTC, exclusive
 */
@DataObject
public record Day(int index, LocalDate date, Instant start, Instant end) implements Dto {

    public static Day fromJson(String json) {
        return Json.read(json, Day.class);
    }
}
