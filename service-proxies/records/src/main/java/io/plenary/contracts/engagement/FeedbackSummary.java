package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * How a session was liked.
 *
 * @param answers how many said it
 * @param average of their stars, with two decimals; null where fewer than five said it
 * @param stars how many gave one star, two and so on; null as well
 */
@DataObject
public record FeedbackSummary(UUID sessionId, long answers, Double average, List<Long> stars) implements Dto {

    /** Who is one of fewer might be known by what they say. */
    public static final int LEAST = 5;

    public static FeedbackSummary fromJson(String json) {
        return Json.read(json, FeedbackSummary.class);
    }
}
