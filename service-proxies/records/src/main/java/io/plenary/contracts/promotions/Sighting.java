package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Somebody saw an advertisement or followed its link; nobody is named.
 *
 * @param id chosen by the device, so that telling it again counts once
 */
@DataObject
public record Sighting(UUID id, UUID advertisementId, Placement placement, SightingKind kind) implements Dto {

    public static Sighting fromJson(String json) {
        return Json.read(json, Sighting.class);
    }
}
