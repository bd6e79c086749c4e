package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What is wrong with a slot, and with what.
 *
 * @param sessionId the session whose slot it is
 * @param otherSessionId the session in the way, null where there is none
 * @param speakerId who would be in two places, else null
 */
@DataObject
public record Conflict(
        ConflictKind kind, RuleLevel level, UUID sessionId, UUID otherSessionId, UUID speakerId, String message)
        implements Dto {

    public static Conflict fromJson(String json) {
        return Json.read(json, Conflict.class);
    }
}
