package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Whom the invoice of an order is for.
 *
 * @param name of a company, or of somebody; null for whoever ordered
 * @param address a line each; null where nobody said
 * @param vatId null for none
 * @param asked whether those who buy are asked
 * @param open whether it can be changed: there is no invoice yet, and the order has not ended
 */
@DataObject
public record Buyer(String name, String address, String vatId, BuyerDetails asked, boolean open) implements Dto {

    public static Buyer fromJson(String json) {
        return Json.read(json, Buyer.class);
    }

    /** Without who it is, because it may end in a log. */
    @Override
    public String toString() {
        return "Buyer[asked=" + asked + ", open=" + open + "]";
    }
}
