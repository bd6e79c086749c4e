package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What a poll can be answered by.
 *
 * @param number counted from 1
 * @param count how many chose it; null where that is not told (yet)
 */
@DataObject
public record PollOption(int number, String text, Long count) implements Dto {

    public static PollOption fromJson(String json) {
        return Json.read(json, PollOption.class);
    }
}
