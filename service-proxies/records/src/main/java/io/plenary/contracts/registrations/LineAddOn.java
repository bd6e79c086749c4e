package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * So many add-ons of a type with one ticket of a line.
 *
 * @param ticket with which one of them, from 1 on
 */
@DataObject
public record LineAddOn(int ticket, UUID ticketTypeId, int count) implements Dto {

    public static LineAddOn fromJson(String json) {
        return Json.read(json, LineAddOn.class);
    }
}
