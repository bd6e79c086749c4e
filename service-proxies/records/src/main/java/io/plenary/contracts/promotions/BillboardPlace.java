package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What may be shown in one place.
 *
 * @param most advertisements on a page
 * @param every sessions of a list there is one at most; null where there is no list
 */
@DataObject
public record BillboardPlace(Placement placement, int most, Integer every, List<ShownAdvertisement> advertisements)
        implements Dto {

    public static BillboardPlace fromJson(String json) {
        return Json.read(json, BillboardPlace.class);
    }

    public BillboardPlace {
        advertisements = advertisements == null ? List.of() : List.copyOf(advertisements);
    }
}
