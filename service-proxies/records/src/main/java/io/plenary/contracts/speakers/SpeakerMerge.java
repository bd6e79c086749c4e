package io.plenary.contracts.speakers;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Two entries are one person: everything of {@code mergeId} becomes {@code keepId}'s.
 */
@DataObject
public record SpeakerMerge(UUID keepId, UUID mergeId) implements Dto {

    public static SpeakerMerge fromJson(String json) {
        return Json.read(json, SpeakerMerge.class);
    }
}
