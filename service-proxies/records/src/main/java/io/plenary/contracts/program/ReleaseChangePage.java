package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of what a release changes.
 *
 * @param version of the draft, or of the program that the release made
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record ReleaseChangePage(long version, List<ReleaseChange> items, String nextCursor) implements Dto {

    public ReleaseChangePage {
        items = items == null ? List.of() : List.copyOf(items);
    }

    public static ReleaseChangePage fromJson(String json) {
        return Json.read(json, ReleaseChangePage.class);
    }
}
