package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * How a conference treats conflicts.
 */
@DataObject
public record Rules(RuleLevel roomTaken, RuleLevel speakerTwice, RuleLevel outsideConference) implements Dto {

    public static final Rules DEFAULT = new Rules(RuleLevel.WARN, RuleLevel.WARN, RuleLevel.WARN);

    public RuleLevel levelOf(ConflictKind kind) {
        return switch (kind) {
            case ROOM_TAKEN -> roomTaken;
            case SPEAKER_TWICE -> speakerTwice;
            case OUTSIDE_CONFERENCE -> outsideConference;
        };
    }

    public static Rules fromJson(String json) {
        return Json.read(json, Rules.class);
    }
}
