package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * A step that is done.
 */
@DataObject
public record ProvisioningStep(ProvisioningState state, Instant reachedAt) implements Dto {

    public static ProvisioningStep fromJson(String json) {
        return Json.read(json, ProvisioningStep.class);
    }
}
