package io.plenary.contracts.profiles;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What other users see of somebody.
 */
@DataObject
public record ProfileCard(UUID userId, String displayName, String affiliation, String avatarUrl) implements Dto {

    public static ProfileCard fromJson(String json) {
        return Json.read(json, ProfileCard.class);
    }
}
