package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** So many tickets of a type. */
@DataObject
public record OrderLine(UUID ticketTypeId, int count) implements Dto {

    public static OrderLine fromJson(String json) {
        return Json.read(json, OrderLine.class);
    }
}
