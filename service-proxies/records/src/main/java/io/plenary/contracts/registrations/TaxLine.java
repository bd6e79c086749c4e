package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What of an order is tax of one rate; rounded once, on the sum.
 *
 * @param rate in basis points
 * @param net in minor units, as the tax
 */
@DataObject
public record TaxLine(int rate, long net, long tax) implements Dto {

    public static TaxLine fromJson(String json) {
        return Json.read(json, TaxLine.class);
    }
}
