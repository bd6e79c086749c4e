package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.Map;

/**
 * What a node is to run, by its settings or by what operators want.
 *
 * @param node its name
 * @param drained whether it is to serve nobody meanwhile
 * @param instances of each service; what is not named is not run
 */
@DataObject
public record NodePlan(String node, boolean drained, Map<String, Integer> instances) implements Dto {

    public static NodePlan fromJson(String json) {
        return Json.read(json, NodePlan.class);
    }
}
