package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of changes.
 *
 * @param version where the program stands
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record ChangePage(long version, List<SessionChange> items, String nextCursor) implements Dto {

    public static ChangePage fromJson(String json) {
        return Json.read(json, ChangePage.class);
    }
}
