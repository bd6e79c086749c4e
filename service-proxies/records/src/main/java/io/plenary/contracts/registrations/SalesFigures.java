package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.LocalDate;
import java.util.List;

/**
 * What was sold for a conference.
 *
 * @param timeZone by which days begin
 * @param today there
 * @param items by day and type
 * @param awaited tickets whose money is awaited
 * @param forecast null where it is too early to say, or over
 */
@DataObject
public record SalesFigures(String timeZone, LocalDate today, List<SalesDay> items, int awaited, SalesForecast forecast)
        implements Dto {

    public static SalesFigures fromJson(String json) {
        return Json.read(json, SalesFigures.class);
    }

    public SalesFigures {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
