package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What somebody pressed while a session goes on, several times perhaps.
 *
 * @param count one to ten
 */
@DataObject
public record Burst(UUID conferenceId, UUID sessionId, ReactionKind kind, int count) implements Dto {

    public static Burst fromJson(String json) {
        return Json.read(json, Burst.class);
    }
}
