package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of placements.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record OrganizationPlacementPage(List<OrganizationPlacement> items, String nextCursor) implements Dto {

    public static OrganizationPlacementPage fromJson(String json) {
        return Json.read(json, OrganizationPlacementPage.class);
    }
}
