package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A service on a node.
 *
 * @param instances how many run
 * @param configured how many its settings say
 * @param wanted how many it is bringing about, as far as it has heard
 * @param refusal why it does not, in words; null where it does
 */
@DataObject
public record RunningService(int instances, int configured, int wanted, String refusal) implements Dto {

    public static RunningService fromJson(String json) {
        return Json.read(json, RunningService.class);
    }
}
