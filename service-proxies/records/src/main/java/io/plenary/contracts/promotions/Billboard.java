package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * Who supports a conference, and what may be shown at this moment; the same for everybody.
 *
 * @param placements those where something may be shown
 */
@DataObject
public record Billboard(List<ShownSponsor> sponsors, List<BillboardPlace> placements) implements Dto {

    public static Billboard fromJson(String json) {
        return Json.read(json, Billboard.class);
    }

    public Billboard {
        sponsors = sponsors == null ? List.of() : List.copyOf(sponsors);
        placements = placements == null ? List.of() : List.copyOf(placements);
    }
}
