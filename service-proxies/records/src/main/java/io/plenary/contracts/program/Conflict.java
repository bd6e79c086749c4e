package io.plenary.contracts.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.Map;
import java.util.UUID;

/**
 * What is wrong with a slot, and with what.
 *
 * @param sessionId the session whose slot it is
 * @param otherSessionId the session in the way, null where there is none
 * @param speakerId who would be in two places, else null
 * @param message one sentence, in English
 * @param params what the sentence is about: titles, names, days
 */
@DataObject
public record Conflict(
        ConflictKind kind,
        RuleLevel level,
        UUID sessionId,
        UUID otherSessionId,
        UUID speakerId,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> params)
        implements Dto {

    public Conflict {
        params = params == null ? Map.of() : Map.copyOf(params);
    }

    public static Conflict fromJson(String json) {
        return Json.read(json, Conflict.class);
    }
}
