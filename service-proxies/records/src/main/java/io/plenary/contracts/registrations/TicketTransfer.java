package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * That a ticket was handed on, for whoever bought it.
 *
 * @param name to whom, as it was said then; null after one of both has left
 * @param reason why an organizer did it; null where its holder did
 */
@DataObject
public record TicketTransfer(Instant at, String name, String reason) implements Dto {

    public static TicketTransfer fromJson(String json) {
        return Json.read(json, TicketTransfer.class);
    }
}
