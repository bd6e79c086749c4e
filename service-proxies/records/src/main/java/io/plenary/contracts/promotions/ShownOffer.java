package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What is offered, as everybody is told it: a device knows whose it is, and shows it to those for whom it is.
 *
 * @param price of one in minor units of the currency, of the cheapest where it has variants
 * @param left how many there are still; null where there is no limit, or each variant has its own
 * @param ticketTypeIds as in {@link Offer}
 * @param hadAs not shown to those who have one of these; none where it is shown to all
 */
@DataObject
public record ShownOffer(
        UUID addOnId, long price, String currency, Integer left, List<UUID> ticketTypeIds, List<UUID> hadAs)
        implements Dto {

    public static ShownOffer fromJson(String json) {
        return Json.read(json, ShownOffer.class);
    }

    public ShownOffer {
        ticketTypeIds = ticketTypeIds == null ? List.of() : List.copyOf(ticketTypeIds);
        hadAs = hadAs == null ? List.of() : List.copyOf(hadAs);
    }
}
