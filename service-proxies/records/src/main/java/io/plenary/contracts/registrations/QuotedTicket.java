package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * What a valid ticket is worth to whoever bought it.
 *
 * @param refund what is given back if it is cancelled now; null where they cannot cancel it by themselves
 * @param until the first moment at which that is not so any more; null where it stays so
 */
@DataObject
public record QuotedTicket(UUID ticketId, long price, Long refund, Instant until) implements Dto {

    public static QuotedTicket fromJson(String json) {
        return Json.read(json, QuotedTicket.class);
    }
}
