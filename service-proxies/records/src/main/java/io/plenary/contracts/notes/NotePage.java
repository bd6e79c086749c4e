package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of notes.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record NotePage(List<Note> items, String nextCursor) implements Dto {

    public static NotePage fromJson(String json) {
        return Json.read(json, NotePage.class);
    }
}
