package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Which of some sessions are on somebody's agenda.
 */
@DataObject
public record Starred(UUID userId, List<UUID> sessionIds) implements Dto {

    public static Starred fromJson(String json) {
        return Json.read(json, Starred.class);
    }
}
