package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * How a ticket that was valid came to let nobody in any more.
 *
 * @param refund what is given back for it, in minor units of the order's currency
 * @param reason why, in the words of whoever cancelled it; null where they said nothing
 */
@DataObject
public record TicketCancellation(Instant at, long refund, String reason) implements Dto {

    public static TicketCancellation fromJson(String json) {
        return Json.read(json, TicketCancellation.class);
    }
}
