package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What a poll can be answered by.
 *
 * @param number counted from 1
 * @param count how many chose it; of a {@code RANKING} its points: as many as there are options for each first place, one for each last;
 *     null where that is not told (yet)
 * @param right whether it is a right answer of a {@code QUIZ}; null where that is not told (yet)
 * @param hidden whether it is a word that only those who moderate see (any more); null for what is no word
 */
@DataObject
public record PollOption(int number, String text, Long count, Boolean right, Boolean hidden) implements Dto {

    public PollOption(int number, String text, Long count) {
        this(number, text, count, null, null);
    }

    public static PollOption fromJson(String json) {
        return Json.read(json, PollOption.class);
    }
}
