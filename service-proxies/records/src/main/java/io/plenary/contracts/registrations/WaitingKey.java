package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Which of those who wait at which conference. */
@DataObject
public record WaitingKey(UUID organizationId, UUID conferenceId, UUID entryId) implements Dto {

    public static WaitingKey fromJson(String json) {
        return Json.read(json, WaitingKey.class);
    }
}
