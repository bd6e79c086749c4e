package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * A session after it was placed or changed, with the conflicts its conference wants to hear of.
 */
@DataObject
public record Placement(Session session, List<Conflict> conflicts) implements Dto {

    public static Placement fromJson(String json) {
        return Json.read(json, Placement.class);
    }
}
