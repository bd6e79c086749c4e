package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What those are asked for whom tickets are.
 *
 * @param label the question, as plain text
 * @param help Markdown; null for none
 * @param required whether no order is confirmed without an answer, as far as it is asked
 * @param options of a CHOICE or SEVERAL, those that were withdrawn last
 * @param ticketTypeIds for which ticket types it is asked; none for all
 * @param condition null where it is always asked
 * @param least of a NUMBER; characters of a TEXT; options of SEVERAL; null where there is none
 * @param most as {@code least}
 * @param earliest of a DATE; null where there is none
 * @param latest as {@code earliest}
 * @param showAtCheckIn whether those at the doors read the answer
 * @param position where it is asked, from 0 on
 */
@DataObject
public record Question(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        QuestionKind kind,
        String label,
        String help,
        boolean required,
        List<QuestionOption> options,
        List<UUID> ticketTypeIds,
        QuestionCondition condition,
        Long least,
        Long most,
        LocalDate earliest,
        LocalDate latest,
        boolean showAtCheckIn,
        int position,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public static Question fromJson(String json) {
        return Json.read(json, Question.class);
    }

    public Question {
        options = options == null ? List.of() : List.copyOf(options);
        ticketTypeIds = ticketTypeIds == null ? List.of() : List.copyOf(ticketTypeIds);
    }
}
