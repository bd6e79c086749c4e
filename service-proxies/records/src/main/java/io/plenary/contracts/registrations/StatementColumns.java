package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Which columns of a table say what, by their names; null where nobody knows.
 */
@DataObject
public record StatementColumns(String date, String amount, String currency, String payer, String text) implements Dto {

    public static StatementColumns fromJson(String json) {
        return Json.read(json, StatementColumns.class);
    }
}
