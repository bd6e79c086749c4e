package io.plenary.contracts.conferences;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Which conferences to list; null members do not restrict.
 *
 * @param text full-text search over title, acronym, description, venue and city
 * @param from conferences that end on this day or later
 * @param to conferences that start on this day or earlier
 * @param limit 1 to 200
 */
@DataObject
public record ConferenceQuery(
        UUID organizationId,
        ConferenceStatus status,
        String text,
        LocalDate from,
        LocalDate to,
        String cursor,
        int limit)
        implements Dto {

    public static ConferenceQuery fromJson(String json) {
        return Json.read(json, ConferenceQuery.class);
    }
}
