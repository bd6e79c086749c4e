package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Words and phrases for which messages at a conference are held until somebody has looked at them.
 *
 * @param words at most 500, each at most 60 characters; compared without case, accents and signs between letters
 * @param version 0 where nothing was said yet
 */
@DataObject
public record ChatWords(UUID conferenceId, List<String> words, long version) implements Dto {

    public static ChatWords fromJson(String json) {
        return Json.read(json, ChatWords.class);
    }

    public ChatWords {
        words = words == null ? List.of() : List.copyOf(words);
    }
}
