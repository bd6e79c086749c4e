package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * How a session and its room stand at the moment, as staff say it. The published times stay as they are.
 *
 * @param phase null for as the schedule says
 * @param full whether nobody else gets in
 * @param seats how many are taken; null where nobody says
 * @param queueMinutes how long those wait who still want to get in; null for not at all
 * @param delayedMinutes how much later it begins; null for not at all
 * @param movedTo where it takes place instead; null where that is where the schedule says
 * @param streamUrl where it can be watched; null for nowhere
 * @param updatedAt null where nobody said anything yet
 * @param version grows with each change; 0 where nobody said anything yet
 */
@DataObject
public record LiveState(
        UUID conferenceId,
        UUID sessionId,
        LivePhase phase,
        boolean full,
        SeatsTaken seats,
        Integer queueMinutes,
        Integer delayedMinutes,
        String movedTo,
        String streamUrl,
        Instant updatedAt,
        long version)
        implements Dto {

    public LiveState {
        full = full || seats == SeatsTaken.FULL;
    }

    public static LiveState fromJson(String json) {
        return Json.read(json, LiveState.class);
    }
}
