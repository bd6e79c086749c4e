package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * What of an invoice nobody has paid yet, though its tickets let people in.
 *
 * @param amount in minor units of the currency of the order
 * @param until when it has to be there
 */
@DataObject
public record Outstanding(long amount, Instant until) implements Dto {

    public static Outstanding fromJson(String json) {
        return Json.read(json, Outstanding.class);
    }
}
