package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * That a question is asked only where another one is, and has one of these answers.
 *
 * @param values as answers have them: ids of options, or {@code true} and {@code false}
 */
@DataObject
public record QuestionCondition(UUID questionId, List<String> values) implements Dto {

    public static QuestionCondition fromJson(String json) {
        return Json.read(json, QuestionCondition.class);
    }

    public QuestionCondition {
        values = values == null ? List.of() : List.copyOf(values);
    }
}
