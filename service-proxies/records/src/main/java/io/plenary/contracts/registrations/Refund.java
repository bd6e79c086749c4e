package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What of an order is given back, in minor units of its currency.
 *
 * @param due what nobody has paid out yet
 */
@DataObject
public record Refund(RefundState state, long due, long paidOut) implements Dto {

    public static Refund fromJson(String json) {
        return Json.read(json, Refund.class);
    }
}
