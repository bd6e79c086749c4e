package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.Map;
import java.util.UUID;

/**
 * How a question is answered.
 *
 * @param tickets of the types for which it is asked, that are held or valid
 * @param answered how many of them have an answer
 * @param values how many chose what, by id of the option, or {@code true} and {@code false}; empty where answers differ from person
 *     to person
 */
@DataObject
public record AnswerCounts(UUID questionId, long tickets, long answered, Map<String, Long> values) implements Dto {

    public static AnswerCounts fromJson(String json) {
        return Json.read(json, AnswerCounts.class);
    }

    public AnswerCounts {
        values = values == null ? Map.of() : Map.copyOf(values);
    }
}
