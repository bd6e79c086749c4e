package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/** An order with the secret of its link, which opens it to whoever holds it. */
@DataObject
public record PlacedOrder(Order order, String secret) implements Dto {

    public static PlacedOrder fromJson(String json) {
        return Json.read(json, PlacedOrder.class);
    }

    /** Without the secret, because it may end in a log. */
    @Override
    public String toString() {
        return "PlacedOrder[order=" + order.code() + "]";
    }
}
