package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Which tickets of an order are cancelled.
 *
 * @param ticketIds none for all
 * @param refund what is given back for them: whoever bought them says what they were shown, null where they take whatever it is;
 *     whoever sells chooses, null for all that was paid
 * @param reason why; null where nobody says
 */
@DataObject
public record Cancellation(List<UUID> ticketIds, Long refund, String reason) implements Dto {

    public static Cancellation fromJson(String json) {
        return Json.read(json, Cancellation.class);
    }

    public Cancellation {
        ticketIds = ticketIds == null ? List.of() : List.copyOf(ticketIds);
    }
}
