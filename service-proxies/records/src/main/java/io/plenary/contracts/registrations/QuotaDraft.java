package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A quota that an organizer wants.
 *
 * @param id chosen by the caller
 * @param size null for no limit
 */
@DataObject
public record QuotaDraft(UUID id, UUID organizationId, UUID conferenceId, String name, Integer size) implements Dto {

    public static QuotaDraft fromJson(String json) {
        return Json.read(json, QuotaDraft.class);
    }
}
