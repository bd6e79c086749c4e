package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** For whom a ticket is. */
@DataObject
public record Attendee(UUID ticketId, String name, String email) implements Dto {

    public static Attendee fromJson(String json) {
        return Json.read(json, Attendee.class);
    }
}
