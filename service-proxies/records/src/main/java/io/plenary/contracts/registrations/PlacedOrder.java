package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * An order with the secret of its link, which opens it to whoever holds it.
 *
 * @param answersMissing true where whoever has one of its tickets has not answered all that is required; null where they have, or where
 *     nobody asked
 * @param contactEmail where whoever sold it is asked about it; null where they did not say, or nobody asked
 */
@DataObject
public record PlacedOrder(Order order, String secret, Boolean answersMissing, String contactEmail) implements Dto {

    /** Of which nobody asks what was answered. */
    public PlacedOrder(Order order, String secret) {
        this(order, secret, null, null);
    }

    public static PlacedOrder fromJson(String json) {
        return Json.read(json, PlacedOrder.class);
    }

    /** Without the secret, because it may end in a log. */
    @Override
    public String toString() {
        return "PlacedOrder[order=" + order.code() + "]";
    }
}
