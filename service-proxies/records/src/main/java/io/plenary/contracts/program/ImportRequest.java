package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A file about to be imported.
 *
 * @param id chosen by the caller, so repeating is harmless
 * @param size bytes that will be sent
 */
@DataObject
public record ImportRequest(UUID id, ImportFormat format, String filename, long size) implements Dto {

    public static ImportRequest fromJson(String json) {
        return Json.read(json, ImportRequest.class);
    }
}
