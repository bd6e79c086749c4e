package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Which advertisement of which conference. */
@DataObject
public record AdvertisementKey(UUID organizationId, UUID conferenceId, UUID advertisementId) implements Dto {

    public static AdvertisementKey fromJson(String json) {
        return Json.read(json, AdvertisementKey.class);
    }
}
