package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Somebody who waits for tickets of a type or a seat in a session, or did.
 *
 * @param ticketTypeId null for a session
 * @param otherTypeIds types of which tickets do as well, in the order of preference; none once some are offered
 * @param sessionId null for a ticket type
 * @param sessionTitle as the program says; null for a ticket type
 * @param name and e-mail are of their account when they joined
 * @param locale in which they are told
 * @param seats how many people come together
 * @param splits whether some of them may come where not all can
 * @param position among those who wait for the same, 1 for whoever is next; null where nobody waits any more, and in the answer to a change
 * @param freedLately how many seats of the same were offered to those who waited in the last 7 days; null in the answer
 *     to a change
 * @param orderCode of the order that holds the seats offered; null where none were, and for a session
 * @param offeredUntil when they go to others; null where none are held any more
 * @param reason why they were put where they are, or taken off the list; null where they came there by themselves
 */
@DataObject
public record WaitingEntry(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        UUID ticketTypeId,
        List<UUID> otherTypeIds,
        UUID sessionId,
        String sessionTitle,
        UUID userId,
        String name,
        String email,
        String locale,
        int seats,
        boolean splits,
        WaitingClass waitingClass,
        WaitingState state,
        Integer position,
        Integer freedLately,
        String orderCode,
        Instant offeredUntil,
        String reason,
        Instant joinedAt,
        long version)
        implements Dto {

    /** Types of which they want tickets, in the order of preference; of a session none. */
    public List<UUID> types() {
        return ticketTypeId == null
                ? List.of()
                : Stream.concat(Stream.of(ticketTypeId), otherTypeIds.stream()).toList();
    }

    public WaitingEntry {
        otherTypeIds = otherTypeIds == null ? List.of() : List.copyOf(otherTypeIds);
    }

    public static WaitingEntry fromJson(String json) {
        return Json.read(json, WaitingEntry.class);
    }
}
