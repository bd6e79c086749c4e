package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What whoever has a ticket answered.
 *
 * @param answers by question: a text, the digits of a number, ids of options, {@code true} or {@code false}, or a day as ISO 8601
 *     writes it. Of SEVERAL there may be more than one value
 */
@DataObject
public record TicketAnswers(UUID ticketId, Map<UUID, List<String>> answers) implements Dto {

    public static TicketAnswers fromJson(String json) {
        return Json.read(json, TicketAnswers.class);
    }

    public TicketAnswers {
        answers = answers == null ? Map.of() : Map.copyOf(answers);
    }

    /** Without the answers, because it may end in a log. */
    @Override
    public String toString() {
        return "TicketAnswers[ticketId=" + ticketId + "]";
    }
}
