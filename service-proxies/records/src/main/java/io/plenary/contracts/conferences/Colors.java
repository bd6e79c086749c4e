package io.plenary.contracts.conferences;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Brand colors as {@code #rrggbb}.
 */
@DataObject
public record Colors(String primary, String accent) implements Dto {

    public static Colors fromJson(String json) {
        return Json.read(json, Colors.class);
    }
}
