package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * In which column a field stands.
 *
 * @param column from 0
 */
@DataObject
public record AttendeeFieldColumn(AttendeeField field, int column) implements Dto {

    public static AttendeeFieldColumn fromJson(String json) {
        return Json.read(json, AttendeeFieldColumn.class);
    }
}
