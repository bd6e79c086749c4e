package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What an import did. The first four count what the file holds; the others count sessions.
 */
@DataObject
public record ImportCounts(
        int sessions, int rooms, int tracks, int speakers, int created, int updated, int cancelled, int unchanged)
        implements Dto {

    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0);

    public static ImportCounts fromJson(String json) {
        return Json.read(json, ImportCounts.class);
    }
}
