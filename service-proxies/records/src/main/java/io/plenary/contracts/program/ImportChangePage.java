package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.Map;

/**
 * One page of what an import would do.
 *
 * @param nextCursor where the next page starts, null on the last one
 * @param totals how much of each kind there is on all pages together
 */
@DataObject
public record ImportChangePage(List<ImportChange> items, String nextCursor, Map<ImportChangeKind, Integer> totals)
        implements Dto {

    public static ImportChangePage fromJson(String json) {
        return Json.read(json, ImportChangePage.class);
    }
}
