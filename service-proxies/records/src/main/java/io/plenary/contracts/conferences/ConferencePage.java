package io.plenary.contracts.conferences;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of conferences.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record ConferencePage(List<Conference> items, String nextCursor) implements Dto {

    public static ConferencePage fromJson(String json) {
        return Json.read(json, ConferencePage.class);
    }
}
