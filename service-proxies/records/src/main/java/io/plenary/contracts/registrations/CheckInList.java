package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who is let in where and when: at a door, on a day, to a session.
 *
 * @param ticketTypeIds whose tickets, and with which add-ons; none for all tickets
 * @param opensAt null where it is open long since
 * @param closesAt the first moment at which nobody is let in any more; null where there is none
 */
@DataObject
public record CheckInList(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        String name,
        List<UUID> ticketTypeIds,
        EntryRule rule,
        Instant opensAt,
        Instant closesAt,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static CheckInList fromJson(String json) {
        return Json.read(json, CheckInList.class);
    }

    public CheckInList {
        ticketTypeIds = ticketTypeIds == null ? List.of() : List.copyOf(ticketTypeIds);
    }
}
