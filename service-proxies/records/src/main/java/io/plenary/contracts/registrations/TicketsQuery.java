package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Which tickets of which conference.
 *
 * @param ticketIds at most 200
 */
@DataObject
public record TicketsQuery(UUID organizationId, UUID conferenceId, List<UUID> ticketIds) implements Dto {

    public static TicketsQuery fromJson(String json) {
        return Json.read(json, TicketsQuery.class);
    }

    public TicketsQuery {
        ticketIds = ticketIds == null ? List.of() : List.copyOf(ticketIds);
    }
}
