package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What came of a seat that somebody wanted.
 *
 * @param clashesWith sessions that take place together with it
 * @param mayInsist whether it can be had all the same
 */
@DataObject
public record SeatAnswer(UUID sessionId, SeatResult result, List<UUID> clashesWith, boolean mayInsist) implements Dto {

    public static SeatAnswer fromJson(String json) {
        return Json.read(json, SeatAnswer.class);
    }

    public SeatAnswer {
        clashesWith = clashesWith == null ? List.of() : List.copyOf(clashesWith);
    }
}
