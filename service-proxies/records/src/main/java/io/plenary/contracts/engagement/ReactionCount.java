package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * How many reacted like that.
 *
 * @param own whether the caller is one of them; null where nobody in particular looks
 */
@DataObject
public record ReactionCount(ReactionKind kind, long count, Boolean own) implements Dto {

    public static ReactionCount fromJson(String json) {
        return Json.read(json, ReactionCount.class);
    }
}
