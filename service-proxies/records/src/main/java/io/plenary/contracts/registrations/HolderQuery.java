package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Some of a group.
 *
 * @param ticketTypeId null for all types
 * @param after the last of those before; null for the first
 */
@DataObject
public record HolderQuery(UUID conferenceId, HolderGroup group, UUID ticketTypeId, UUID after, int limit)
        implements Dto {

    public static HolderQuery fromJson(String json) {
        return Json.read(json, HolderQuery.class);
    }
}
