package io.plenary.contracts.analytics;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Distinct signed-in users of one month among others.
 *
 * @param month {@code YYYY-MM}
 */
@DataObject
public record MonthCount(String month, long activeUsers) implements Dto {

    public static MonthCount fromJson(String json) {
        return Json.read(json, MonthCount.class);
    }
}
