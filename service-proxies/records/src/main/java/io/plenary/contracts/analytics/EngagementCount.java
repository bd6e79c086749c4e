package io.plenary.contracts.analytics;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * How often something happened.
 */
@DataObject
public record EngagementCount(String type, long count, long distinctUsers) implements Dto {

    public static EngagementCount fromJson(String json) {
        return Json.read(json, EngagementCount.class);
    }
}
