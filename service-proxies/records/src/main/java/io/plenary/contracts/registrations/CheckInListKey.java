package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Which check-in list of which conference. */
@DataObject
public record CheckInListKey(UUID organizationId, UUID conferenceId, UUID listId) implements Dto {

    public static CheckInListKey fromJson(String json) {
        return Json.read(json, CheckInListKey.class);
    }
}
