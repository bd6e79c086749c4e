package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * How somebody answers a poll.
 *
 * @param choices the numbers of options, the best first where they are ranked; none of {@code WORDS}
 * @param words of one's own, of {@code WORDS}
 * @param listed whether the others may see on the leaderboard how the caller does; false changes nothing about it
 */
@DataObject
public record PollAnswer(List<Integer> choices, List<String> words, boolean listed) implements Dto {

    public static PollAnswer of(Integer... choices) {
        return new PollAnswer(List.of(choices), null, false);
    }

    public static PollAnswer fromJson(String json) {
        return Json.read(json, PollAnswer.class);
    }

    public PollAnswer {
        choices = choices == null ? List.of() : List.copyOf(choices);
        words = words == null ? List.of() : List.copyOf(words);
    }
}
