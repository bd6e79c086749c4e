package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A ticket type as those see it who may get one.
 *
 * @param left how many there are still, null where there is no limit or sales are not open
 */
@DataObject
public record ShopItem(TicketType type, Sales sales, Integer left) implements Dto {

    public static ShopItem fromJson(String json) {
        return Json.read(json, ShopItem.class);
    }
}
