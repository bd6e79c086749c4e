package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A session for which people sign up, as organizers see it.
 *
 * @param capacity how many seats; null for as many as its room has
 * @param opensAt null where people sign up long since
 * @param closesAt the first moment at which nobody signs up any more; null for the start of the session
 * @param ticketNeeded whether only those sign up who have a ticket
 * @param ticketTypeIds of which types; none for all
 * @param title as the program says; so are the next three
 * @param startsAt null while it has no slot
 * @param size how many seats there are at this moment; null where there is no limit
 * @param held seats offered to those who waited, which are not taken yet
 * @param awaited whether somebody waits, so that nobody else gets any
 */
@DataObject
public record SeatSession(
        UUID sessionId,
        UUID organizationId,
        UUID conferenceId,
        Integer capacity,
        Instant opensAt,
        Instant closesAt,
        boolean ticketNeeded,
        List<UUID> ticketTypeIds,
        String title,
        Instant startsAt,
        Instant endsAt,
        boolean cancelled,
        Integer size,
        int taken,
        int held,
        boolean awaited,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static SeatSession fromJson(String json) {
        return Json.read(json, SeatSession.class);
    }

    public SeatSession {
        ticketTypeIds = ticketTypeIds == null ? List.of() : List.copyOf(ticketTypeIds);
    }
}
