package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Which addresses to list that nothing is mailed to; null members do not restrict.
 *
 * @param text a part of the address
 */
@DataObject
public record SuppressionQuery(SuppressionCause cause, String text, String cursor, int limit) implements Dto {

    public static SuppressionQuery fromJson(String json) {
        return Json.read(json, SuppressionQuery.class);
    }
}
