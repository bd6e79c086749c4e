package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * How much a conference allows in one place.
 *
 * @param most advertisements on a page, 0 for none
 * @param every sessions of a list there is one at most; in lists only
 */
@DataObject
public record PlacementRule(Placement placement, int most, Integer every) implements Dto {

    public static PlacementRule fromJson(String json) {
        return Json.read(json, PlacementRule.class);
    }
}
