package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What became of the advertisements of a sponsor.
 *
 * @param advertisements in the order in which they were made
 * @param days the first one first; those on which nothing was seen are left out
 */
@DataObject
public record SponsorReport(Sponsor sponsor, List<Advertisement> advertisements, List<FiguresOfDay> days)
        implements Dto {

    public static SponsorReport fromJson(String json) {
        return Json.read(json, SponsorReport.class);
    }

    public SponsorReport {
        advertisements = advertisements == null ? List.of() : List.copyOf(advertisements);
        days = days == null ? List.of() : List.copyOf(days);
    }
}
