package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * What is given back for a ticket by the terms under which it was bought.
 *
 * @param until the first moment at which it is not any more
 * @param share in basis points of the price
 */
@DataObject
public record RefundUntil(Instant until, int share) implements Dto {

    public static RefundUntil fromJson(String json) {
        return Json.read(json, RefundUntil.class);
    }
}
