package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of addresses that nothing is mailed to.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record SuppressionPage(List<Suppression> items, String nextCursor) implements Dto {

    public static SuppressionPage fromJson(String json) {
        return Json.read(json, SuppressionPage.class);
    }
}
