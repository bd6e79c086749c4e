package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of what an import would do.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record ImportChangePage(List<ImportChange> items, String nextCursor) implements Dto {

    public static ImportChangePage fromJson(String json) {
        return Json.read(json, ImportChangePage.class);
    }
}
