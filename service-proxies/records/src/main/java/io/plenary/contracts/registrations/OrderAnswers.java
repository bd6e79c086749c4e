package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What those are asked for whom the tickets of an order are, and what they answered.
 *
 * @param questions that are for one of its ticket types, in their order
 * @param items of each of its tickets that was not given back
 * @param open whether whoever asks may change them now
 */
@DataObject
public record OrderAnswers(List<Question> questions, List<TicketAnswers> items, boolean open) implements Dto {

    public static OrderAnswers fromJson(String json) {
        return Json.read(json, OrderAnswers.class);
    }

    public OrderAnswers {
        questions = questions == null ? List.of() : List.copyOf(questions);
        items = items == null ? List.of() : List.copyOf(items);
    }
}
