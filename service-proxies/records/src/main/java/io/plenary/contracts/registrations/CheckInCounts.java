package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;

/**
 * How it goes at the doors of a list.
 *
 * @param valid how many tickets and add-ons let somebody in by it; by a list for each day, those of today
 * @param in how many of these have; by a list for each day, today
 * @param conflicts how many nobody has settled
 * @param quarters those in which somebody came in, the latest 400, in order
 * @param devices the 200 busiest
 */
@DataObject
public record CheckInCounts(
        long valid, long in, long conflicts, Instant asOf, List<QuarterHour> quarters, List<DeviceCount> devices)
        implements Dto {

    public static CheckInCounts fromJson(String json) {
        return Json.read(json, CheckInCounts.class);
    }
}
