package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What somebody wants to have with a ticket that they have already.
 *
 * @param id of the order that it becomes, chosen by the caller, so repeating is harmless
 * @param clientAddress the network address it comes from, null if it is not known: one address holds only so many seats
 */
@DataObject
public record TicketAddOns(UUID id, List<TicketAddOn> addOns, String clientAddress) implements Dto {

    public static TicketAddOns fromJson(String json) {
        return Json.read(json, TicketAddOns.class);
    }

    public TicketAddOns {
        addOns = addOns == null ? List.of() : List.copyOf(addOns);
    }
}
