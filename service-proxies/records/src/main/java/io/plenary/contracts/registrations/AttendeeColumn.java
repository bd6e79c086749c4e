package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * A column of a file with attendees.
 *
 * @param name as its first line calls it
 * @param samples the first that it says
 * @param values all that it says, where that is little enough to be a choice; else none
 * @param field what it seems to mean; null for nothing that is known
 */
@DataObject
public record AttendeeColumn(String name, List<String> samples, List<String> values, AttendeeField field)
        implements Dto {

    public static AttendeeColumn fromJson(String json) {
        return Json.read(json, AttendeeColumn.class);
    }

    public AttendeeColumn {
        samples = samples == null ? List.of() : List.copyOf(samples);
        values = values == null ? List.of() : List.copyOf(values);
    }
}
