package io.plenary.contracts.analytics;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What happened live in a session, or at the conference itself.
 *
 * @param sessionId null for the conference itself
 * @param votes for questions, without those that were taken back
 * @param answers to polls
 * @param messages in its chat
 * @param feedback how many said how they liked it
 * @param minutes that people were in its room, of all of them together
 */
@DataObject
public record LiveSessionStats(
        UUID sessionId, long questions, long votes, long answers, long messages, long feedback, long minutes)
        implements Dto {

    public static LiveSessionStats fromJson(String json) {
        return Json.read(json, LiveSessionStats.class);
    }
}
