package io.plenary.contracts.conferences;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a conference's program answers on the bus.
 *
 * @param address base address of the conference's contracts
 * @param databaseName the conference's own database
 */
@DataObject
public record Endpoint(
        UUID conferenceId, UUID organizationId, String slug, String address, String databaseName, Instant registeredAt)
        implements Dto {

    public static Endpoint fromJson(String json) {
        return Json.read(json, Endpoint.class);
    }
}
