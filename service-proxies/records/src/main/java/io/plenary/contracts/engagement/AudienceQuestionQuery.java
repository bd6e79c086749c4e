package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which questions to list.
 *
 * @param sessionId null for those to the conference; among those to moderate, for all
 * @param status of those to moderate; null for all
 */
@DataObject
public record AudienceQuestionQuery(
        UUID conferenceId, UUID sessionId, QuestionOrder order, QuestionStatus status, String cursor, int limit)
        implements Dto {

    public static AudienceQuestionQuery fromJson(String json) {
        return Json.read(json, AudienceQuestionQuery.class);
    }
}
