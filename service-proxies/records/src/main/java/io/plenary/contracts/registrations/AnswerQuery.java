package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which answers of which conference.
 *
 * @param cursor of the page before; null for the first
 */
@DataObject
public record AnswerQuery(UUID organizationId, UUID conferenceId, String cursor, int limit) implements Dto {

    public static AnswerQuery fromJson(String json) {
        return Json.read(json, AnswerQuery.class);
    }
}
