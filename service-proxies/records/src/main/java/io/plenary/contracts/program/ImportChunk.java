package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A part of the file, at most 512 KiB.
 *
 * @param index from 0
 */
@DataObject
public record ImportChunk(UUID importId, int index, byte[] bytes) implements Dto {

    public static ImportChunk fromJson(String json) {
        return Json.read(json, ImportChunk.class);
    }
}
