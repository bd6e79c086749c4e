package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/** What a device tells at once. */
@DataObject
public record SightingBatch(UUID conferenceId, List<Sighting> sightings) implements Dto {

    public static SightingBatch fromJson(String json) {
        return Json.read(json, SightingBatch.class);
    }

    public SightingBatch {
        sightings = sightings == null ? List.of() : List.copyOf(sightings);
    }
}
