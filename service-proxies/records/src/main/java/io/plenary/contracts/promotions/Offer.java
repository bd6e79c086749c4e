package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * An add-on that a conference offers, and to whom. It is bought, and runs out, as that add-on does.
 *
 * @param ticketTypeIds to those who have a ticket of one of these types; to everybody where none is named
 * @param unlessHad not to those who have it already
 */
@DataObject
public record Offer(UUID addOnId, List<UUID> ticketTypeIds, boolean unlessHad) implements Dto {

    public static Offer fromJson(String json) {
        return Json.read(json, Offer.class);
    }

    public Offer {
        ticketTypeIds = ticketTypeIds == null ? List.of() : List.copyOf(ticketTypeIds);
    }
}
