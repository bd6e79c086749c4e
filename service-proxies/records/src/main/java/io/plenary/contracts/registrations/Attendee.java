package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * For whom a ticket is.
 *
 * @param answers as those of {@link TicketAnswers}, all of them; null where they stay as they are
 */
@DataObject
public record Attendee(UUID ticketId, String name, String email, Map<UUID, List<String>> answers) implements Dto {

    public static Attendee fromJson(String json) {
        return Json.read(json, Attendee.class);
    }

    /** Without who it is and what they answered, because it may end in a log. */
    @Override
    public String toString() {
        return "Attendee[ticketId=" + ticketId + "]";
    }
}
