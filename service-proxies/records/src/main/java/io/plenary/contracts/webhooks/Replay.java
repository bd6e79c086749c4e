package io.plenary.contracts.webhooks;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What is sent once more.
 *
 * @param messages how many
 */
@DataObject
public record Replay(long messages) implements Dto {

    public static Replay fromJson(String json) {
        return Json.read(json, Replay.class);
    }
}
