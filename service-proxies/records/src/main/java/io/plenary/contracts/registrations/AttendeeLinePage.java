package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/** Lines of a file, in its order. */
@DataObject
public record AttendeeLinePage(List<AttendeeLine> items, String nextCursor) implements Dto {

    public static AttendeeLinePage fromJson(String json) {
        return Json.read(json, AttendeeLinePage.class);
    }
}
