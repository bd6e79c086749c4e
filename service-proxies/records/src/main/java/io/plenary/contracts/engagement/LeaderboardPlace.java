package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * How somebody does in the quizzes that are closed.
 *
 * @param place counted from 1; who have as many points share one. Null for the caller where they did not agree to be listed
 * @param name as it was when they agreed; null where they have none
 * @param right how many they answered rightly
 * @param own whether it is the caller
 */
@DataObject
public record LeaderboardPlace(Integer place, UUID userId, String name, long points, long right, boolean own)
        implements Dto {

    public static LeaderboardPlace fromJson(String json) {
        return Json.read(json, LeaderboardPlace.class);
    }
}
