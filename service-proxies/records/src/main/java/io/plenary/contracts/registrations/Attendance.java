package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What whoever has a ticket answered, and whether they came.
 *
 * @param answers as {@link TicketAnswers} has them
 * @param cameAt when a door let them in first; null where none has, or that was taken back
 */
@DataObject
public record Attendance(UUID ticketId, Map<UUID, List<String>> answers, Instant cameAt) implements Dto {

    public static Attendance fromJson(String json) {
        return Json.read(json, Attendance.class);
    }

    public Attendance {
        answers = answers == null ? Map.of() : Map.copyOf(answers);
    }

    /** Without the answers, because it may end in a log. */
    @Override
    public String toString() {
        return "Attendance[ticketId=" + ticketId + "]";
    }
}
