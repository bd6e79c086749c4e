package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What came of a transfer that is for an order.
 */
@DataObject
public record StatementResult(String entry, String code, StatementOutcome outcome) implements Dto {

    public static StatementResult fromJson(String json) {
        return Json.read(json, StatementResult.class);
    }
}
