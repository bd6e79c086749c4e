package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What an import did. The first four count what the file holds; the others count sessions.
 *
 * @param kept changed in the file, but also here, and as it was here; earlier releases did not count them
 */
@DataObject
public record ImportCounts(
        int sessions,
        int rooms,
        int tracks,
        int speakers,
        int created,
        int updated,
        int cancelled,
        int unchanged,
        Integer kept)
        implements Dto {

    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public ImportCounts {
        kept = kept == null ? 0 : kept;
    }

    public static ImportCounts fromJson(String json) {
        return Json.read(json, ImportCounts.class);
    }
}
