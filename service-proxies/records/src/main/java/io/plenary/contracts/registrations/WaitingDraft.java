package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Somebody wants tickets of a type that has none left, or a seat in a session that is full.
 *
 * @param id of the entry
 * @param ticketTypeId null for a session
 * @param otherTypeIds types of which tickets do as well, in the order of preference
 * @param sessionId null for a ticket type
 * @param seats how many people come together; of a session one
 * @param splits whether some of them may come where not all can
 * @param locale in which they are told, a BCP 47 tag
 * @param clientAddress the network address they ask from; null where nobody counts what is held from there
 */
@DataObject
public record WaitingDraft(
        UUID id,
        UUID conferenceId,
        UUID ticketTypeId,
        List<UUID> otherTypeIds,
        UUID sessionId,
        int seats,
        boolean splits,
        String locale,
        String clientAddress)
        implements Dto {

    /** Types of which they want tickets, in the order of preference; of a session none. */
    public List<UUID> types() {
        return ticketTypeId == null
                ? List.of()
                : Stream.concat(Stream.of(ticketTypeId), otherTypeIds.stream()).toList();
    }

    public WaitingDraft {
        otherTypeIds = otherTypeIds == null ? List.of() : List.copyOf(otherTypeIds);
    }

    public static WaitingDraft fromJson(String json) {
        return Json.read(json, WaitingDraft.class);
    }
}
