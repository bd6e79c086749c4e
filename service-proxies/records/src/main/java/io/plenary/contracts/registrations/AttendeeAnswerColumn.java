package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * In which column the answers to a question stand.
 *
 * @param column from 0
 */
@DataObject
public record AttendeeAnswerColumn(UUID questionId, int column) implements Dto {

    public static AttendeeAnswerColumn fromJson(String json) {
        return Json.read(json, AttendeeAnswerColumn.class);
    }
}
