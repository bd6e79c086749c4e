package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of releases.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record ReleasePage(List<Release> items, String nextCursor) implements Dto {

    public ReleasePage {
        items = items == null ? List.of() : List.copyOf(items);
    }

    public static ReleasePage fromJson(String json) {
        return Json.read(json, ReleasePage.class);
    }
}
