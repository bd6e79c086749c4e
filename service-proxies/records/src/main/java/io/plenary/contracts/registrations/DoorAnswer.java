package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * An answer that those at the doors read.
 *
 * @param label the question
 * @param values as people read them: what options are called; {@code true} and {@code false}, days and numbers as they are
 */
@DataObject
public record DoorAnswer(String label, QuestionKind kind, List<String> values) implements Dto {

    public static DoorAnswer fromJson(String json) {
        return Json.read(json, DoorAnswer.class);
    }

    public DoorAnswer {
        values = values == null ? List.of() : List.copyOf(values);
    }

    /** Without what was answered, because it may end in a log. */
    @Override
    public String toString() {
        return "DoorAnswer[label=" + label + "]";
    }
}
