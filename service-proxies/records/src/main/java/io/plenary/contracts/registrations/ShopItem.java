package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A ticket type as those see it who may get one.
 *
 * @param left how many there are still, null where there is no limit or sales are not open
 * @param price of one for whoever asks, by their voucher
 * @param priceBefore what others pay; null where that is the same
 */
@DataObject
public record ShopItem(TicketType type, Sales sales, Integer left, long price, Long priceBefore) implements Dto {

    public static ShopItem fromJson(String json) {
        return Json.read(json, ShopItem.class);
    }
}
