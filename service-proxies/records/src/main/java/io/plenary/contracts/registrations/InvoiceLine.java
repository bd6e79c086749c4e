package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * So many of the same.
 *
 * @param price of one, in minor units, tax included; below 0 where it is given back
 * @param taxRate in basis points
 * @param voucher the code by which it cost that; null for none
 */
@DataObject
public record InvoiceLine(String text, int count, long price, int taxRate, String voucher) implements Dto {

    public static InvoiceLine fromJson(String json) {
        return Json.read(json, InvoiceLine.class);
    }
}
