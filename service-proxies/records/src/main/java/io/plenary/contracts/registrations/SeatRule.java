package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** What a conference does about people who want seats in sessions that take place together. */
@DataObject
public record SeatRule(UUID organizationId, UUID conferenceId, ClashRule onClash) implements Dto {

    public static SeatRule fromJson(String json) {
        return Json.read(json, SeatRule.class);
    }
}
