package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of seats, the first taken first.
 *
 * @param nextCursor null on the last one
 */
@DataObject
public record SeatPage(List<Seat> items, String nextCursor) implements Dto {

    public static SeatPage fromJson(String json) {
        return Json.read(json, SeatPage.class);
    }
}
