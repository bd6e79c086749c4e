package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.LocalDate;
import java.util.UUID;

/**
 * How often an advertisement was seen and followed on a day.
 *
 * @param day of the conference, in its time zone
 */
@DataObject
public record FiguresOfDay(UUID advertisementId, Placement placement, LocalDate day, long impressions, long clicks)
        implements Dto {

    public static FiguresOfDay fromJson(String json) {
        return Json.read(json, FiguresOfDay.class);
    }
}
