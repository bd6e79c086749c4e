package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What somebody who moderates does with a question.
 *
 * @param reason why it is declined; may be null
 * @param into the question it is merged into
 * @param answer in writing; null where it was answered live
 */
@DataObject
public record QuestionDecision(QuestionAction action, String reason, UUID into, String answer) implements Dto {

    public static QuestionDecision fromJson(String json) {
        return Json.read(json, QuestionDecision.class);
    }
}
