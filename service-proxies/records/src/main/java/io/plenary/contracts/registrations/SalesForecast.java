package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.LocalDate;

/**
 * How many tickets there may be in the end, if they go on as they did.
 *
 * @param until the last day on which is sold
 * @param days how many it was reckoned from, the last before today
 * @param sold in these days
 * @param low where the slowest week of them goes on
 * @param high where the fastest does, and never more than there are seats
 */
@DataObject
public record SalesForecast(LocalDate until, int days, int sold, int low, int high) implements Dto {

    public static SalesForecast fromJson(String json) {
        return Json.read(json, SalesForecast.class);
    }
}
