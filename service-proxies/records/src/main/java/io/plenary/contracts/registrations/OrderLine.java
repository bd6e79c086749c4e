package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * So many tickets of a type.
 *
 * @param addOns what comes with each of them
 */
@DataObject
public record OrderLine(UUID ticketTypeId, int count, List<LineAddOn> addOns) implements Dto {

    public static OrderLine fromJson(String json) {
        return Json.read(json, OrderLine.class);
    }

    public OrderLine {
        addOns = addOns == null ? List.of() : List.copyOf(addOns);
    }

    /** Without add-ons. */
    public static OrderLine of(UUID ticketTypeId, int count) {
        return new OrderLine(ticketTypeId, count, List.of());
    }
}
