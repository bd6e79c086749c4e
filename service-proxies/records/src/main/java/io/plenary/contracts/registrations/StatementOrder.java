package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * An order that a transfer may be for.
 *
 * @param name null where whose it was is erased
 * @param total in minor units of its currency
 * @param outstanding what of its invoice is still to be paid, though it is confirmed; null where nothing is
 */
@DataObject
public record StatementOrder(String code, OrderState state, String name, long total, String currency, Long outstanding)
        implements Dto {

    public static StatementOrder fromJson(String json) {
        return Json.read(json, StatementOrder.class);
    }

    /** Without the name, because it may end in a log. */
    @Override
    public String toString() {
        return "StatementOrder[code=" + code + "]";
    }
}
