package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody has with the ticket they show, of whichever order. It has no code of its own.
 *
 * @param typeName such as {@code T-shirt: L}
 * @param state HELD while it is not paid, else VALID
 * @param inAt of a ticket: when it let somebody in by the list, null where it did not, or they have gone; of a scan: when that was, null where
 *     it was not used by it
 */
@DataObject
public record DoorAddOn(UUID id, UUID ticketTypeId, String typeName, TicketState state, Instant inAt) implements Dto {

    public static DoorAddOn fromJson(String json) {
        return Json.read(json, DoorAddOn.class);
    }
}
