package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/** How many came in during a quarter of an hour. */
@DataObject
public record QuarterHour(Instant from, long in) implements Dto {

    public static QuarterHour fromJson(String json) {
        return Json.read(json, QuarterHour.class);
    }
}
