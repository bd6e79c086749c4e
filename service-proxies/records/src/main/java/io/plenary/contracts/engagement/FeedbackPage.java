package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of what people say of a session.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record FeedbackPage(List<Feedback> items, String nextCursor) implements Dto {

    public static FeedbackPage fromJson(String json) {
        return Json.read(json, FeedbackPage.class);
    }
}
