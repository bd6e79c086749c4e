package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What can be chosen.
 *
 * @param withdrawn true where nobody can choose it any more, and it is there for those who did; else null
 */
@DataObject
public record QuestionOption(UUID id, String label, Boolean withdrawn) implements Dto {

    public static QuestionOption fromJson(String json) {
        return Json.read(json, QuestionOption.class);
    }

    public QuestionOption {
        withdrawn = Boolean.TRUE.equals(withdrawn) ? Boolean.TRUE : null;
    }
}
