package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of questions.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record AudienceQuestionPage(List<AudienceQuestion> items, String nextCursor) implements Dto {

    public static AudienceQuestionPage fromJson(String json) {
        return Json.read(json, AudienceQuestionPage.class);
    }
}
