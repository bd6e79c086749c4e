package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * The addresses of those for whom tickets of a type are.
 *
 * @param emails in small letters, in order
 */
@DataObject
public record TicketAudienceList(UUID organizationId, UUID conferenceId, UUID ticketTypeId, List<String> emails)
        implements Dto {

    public static TicketAudienceList fromJson(String json) {
        return Json.read(json, TicketAudienceList.class);
    }

    public TicketAudienceList {
        emails = emails == null ? List.of() : List.copyOf(emails);
    }

    /** Without the addresses, because it may end in a log. */
    @Override
    public String toString() {
        return "TicketAudienceList[ticketTypeId=" + ticketTypeId + "]";
    }
}
