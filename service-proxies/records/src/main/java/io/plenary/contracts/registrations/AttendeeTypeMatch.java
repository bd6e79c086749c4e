package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which ticket type a file means.
 *
 * @param value as the file calls it
 * @param ticketTypeId null where lines with it are left out
 */
@DataObject
public record AttendeeTypeMatch(String value, UUID ticketTypeId) implements Dto {

    public static AttendeeTypeMatch fromJson(String json) {
        return Json.read(json, AttendeeTypeMatch.class);
    }
}
