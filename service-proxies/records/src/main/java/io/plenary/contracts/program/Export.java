package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * A program as a file.
 */
@DataObject
public record Export(ExportFormat format, long version, Instant updatedAt, String text) implements Dto {

    public static Export fromJson(String json) {
        return Json.read(json, Export.class);
    }
}
