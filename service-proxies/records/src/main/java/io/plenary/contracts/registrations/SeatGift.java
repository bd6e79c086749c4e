package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A seat that an organizer gives somebody.
 *
 * @param email by which they ordered a ticket with their account
 */
@DataObject
public record SeatGift(String email, String reason) implements Dto {

    public static SeatGift fromJson(String json) {
        return Json.read(json, SeatGift.class);
    }
}
