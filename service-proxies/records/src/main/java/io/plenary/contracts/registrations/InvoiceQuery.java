package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** Which invoices of a conference. */
@DataObject
public record InvoiceQuery(UUID organizationId, UUID conferenceId, String cursor, int limit) implements Dto {

    public static InvoiceQuery fromJson(String json) {
        return Json.read(json, InvoiceQuery.class);
    }
}
