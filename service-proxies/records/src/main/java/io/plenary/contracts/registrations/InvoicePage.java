package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of invoices, the latest first.
 *
 * @param nextCursor null on the last one
 */
@DataObject
public record InvoicePage(List<Invoice> items, String nextCursor) implements Dto {

    public static InvoicePage fromJson(String json) {
        return Json.read(json, InvoicePage.class);
    }
}
