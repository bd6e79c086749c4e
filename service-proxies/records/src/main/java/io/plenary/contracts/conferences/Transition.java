package io.plenary.contracts.conferences;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * One step in the life of a conference.
 *
 * @param by who did it; null for the platform itself and for users who are gone
 * @param reason what was said about it, if anything
 */
@DataObject
public record Transition(
        UUID id,
        UUID conferenceId,
        LifecycleAction action,
        ConferenceStatus from,
        ConferenceStatus to,
        UUID by,
        String reason,
        Instant at)
        implements Dto {

    public static Transition fromJson(String json) {
        return Json.read(json, Transition.class);
    }
}
