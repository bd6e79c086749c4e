package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A part of a document, small enough for the bus.
 *
 * @param parts how many it has
 */
@DataObject
public record PrintPart(int parts, byte[] bytes) implements Dto {

    public static PrintPart fromJson(String json) {
        return Json.read(json, PrintPart.class);
    }
}
