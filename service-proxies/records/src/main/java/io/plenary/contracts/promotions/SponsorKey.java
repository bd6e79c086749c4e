package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Which sponsor of which conference. */
@DataObject
public record SponsorKey(UUID organizationId, UUID conferenceId, UUID sponsorId) implements Dto {

    public static SponsorKey fromJson(String json) {
        return Json.read(json, SponsorKey.class);
    }
}
