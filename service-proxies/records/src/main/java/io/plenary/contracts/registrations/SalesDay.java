package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What was sold of a ticket type on a day.
 *
 * @param day where the conference takes place
 * @param addOn whether it goes with a ticket, and is none
 * @param tickets those that are valid
 * @param imported how many of them were sold elsewhere and imported on that day
 * @param amount in minor units of the currency, tax included
 */
@DataObject
public record SalesDay(
        LocalDate day,
        UUID ticketTypeId,
        String typeName,
        boolean addOn,
        String currency,
        int tickets,
        int imported,
        long amount)
        implements Dto {

    public static SalesDay fromJson(String json) {
        return Json.read(json, SalesDay.class);
    }
}
