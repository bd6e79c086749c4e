package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.MergePatch;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/**
 * One change of several sessions.
 *
 * @param ids which, 1 to 200
 * @param changes a JSON merge patch (RFC 7396) of {@code trackId}, {@code type}, {@code language} and {@code status}
 */
@DataObject
public record SessionsPatch(List<UUID> ids, JsonObject changes) implements Dto {

    public SessionsPatch {
        ids = ids == null ? List.of() : ids.stream().distinct().toList();
    }

    public static SessionsPatch fromJson(String json) {
        return Json.read(json, SessionsPatch.class);
    }

    public MergePatch patch() {
        return new MergePatch(changes);
    }
}
