package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/** @param nextCursor null on the last page */
@DataObject
public record AnswerPage(List<TicketAnswers> items, String nextCursor) implements Dto {

    public static AnswerPage fromJson(String json) {
        return Json.read(json, AnswerPage.class);
    }

    public AnswerPage {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
