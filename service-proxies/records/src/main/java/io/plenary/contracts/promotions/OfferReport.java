package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * How often what a conference offers itself was seen and followed.
 *
 * @param offers in the order in which they were made
 * @param days the first one first; those on which nothing was seen are left out
 */
@DataObject
public record OfferReport(List<Advertisement> offers, List<FiguresOfDay> days) implements Dto {

    public static OfferReport fromJson(String json) {
        return Json.read(json, OfferReport.class);
    }

    public OfferReport {
        offers = offers == null ? List.of() : List.copyOf(offers);
        days = days == null ? List.of() : List.copyOf(days);
    }
}
