package io.plenary.contracts.speakers;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which speaker a claim stands for.
 */
@DataObject
public record ResolvedSpeaker(String scope, String externalId, UUID speakerId) implements Dto {

    public static ResolvedSpeaker fromJson(String json) {
        return Json.read(json, ResolvedSpeaker.class);
    }
}
