package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A chat in which somebody may have been mentioned.
 *
 * @param sessionId null for that of the conference
 */
@DataObject
public record MentionPlace(UUID conferenceId, UUID sessionId) implements Dto {

    public static MentionPlace fromJson(String json) {
        return Json.read(json, MentionPlace.class);
    }
}
