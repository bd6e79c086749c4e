package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * So many add-ons of a type.
 *
 * @param ticketTypeId of the add-on; where it has variants of one of these
 */
@DataObject
public record TicketAddOn(UUID ticketTypeId, int count) implements Dto {

    public static TicketAddOn fromJson(String json) {
        return Json.read(json, TicketAddOn.class);
    }
}
