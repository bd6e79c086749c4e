package io.plenary.contracts.speakers;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which speakers to list.
 *
 * @param text full-text search over name, affiliation and biography
 */
@DataObject
public record SpeakerQuery(UUID organizationId, String text, String cursor, int limit) implements Dto {

    public static SpeakerQuery fromJson(String json) {
        return Json.read(json, SpeakerQuery.class);
    }
}
