package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/** A node of which something is wanted, and which is not there. */
@DataObject
public record NodeAway(String name, boolean drained) implements Dto {

    public static NodeAway fromJson(String json) {
        return Json.read(json, NodeAway.class);
    }
}
