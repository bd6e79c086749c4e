package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Which question of which conference. */
@DataObject
public record QuestionKey(UUID organizationId, UUID conferenceId, UUID questionId) implements Dto {

    public static QuestionKey fromJson(String json) {
        return Json.read(json, QuestionKey.class);
    }
}
