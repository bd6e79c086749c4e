package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What a conference allows; what is not named is not allowed.
 *
 * @param placements at most one for each place
 */
@DataObject
public record PromotionRules(UUID organizationId, UUID conferenceId, List<PlacementRule> placements) implements Dto {

    public static PromotionRules fromJson(String json) {
        return Json.read(json, PromotionRules.class);
    }

    public PromotionRules {
        placements = placements == null ? List.of() : List.copyOf(placements);
    }
}
