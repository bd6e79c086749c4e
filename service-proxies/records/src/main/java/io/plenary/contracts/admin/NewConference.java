package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.conferences.Conference;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A conference to add.
 *
 * @param provisioningId chosen by the caller, so repeating is harmless
 */
@DataObject
public record NewConference(UUID provisioningId, Conference conference) implements Dto {

    public static NewConference fromJson(String json) {
        return Json.read(json, NewConference.class);
    }
}
