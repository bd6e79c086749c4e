package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * That a transfer is for an order.
 */
@DataObject
public record StatementPick(String entry, String code) implements Dto {

    public static StatementPick fromJson(String json) {
        return Json.read(json, StatementPick.class);
    }
}
