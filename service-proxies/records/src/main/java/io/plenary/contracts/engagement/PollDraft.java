package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * A poll that is made, or made anew as long as it is a draft.
 *
 * @param id chosen by who makes it, so that repeating is harmless
 * @param sessionId null for one to the whole conference
 * @param question at most 300 characters
 * @param options 2 to 20, 10 of a {@code RANKING}, each at most 200 characters; none of a {@code RATING} and of {@code WORDS}
 * @param changeable not where it is anonymous
 * @param mostChoices of a {@code MULTIPLE}; null for all. How many words of {@code WORDS}, at most ten; null for three
 * @param right numbers of the options that are right, of a {@code QUIZ}
 * @param points 1 to 1,000, of a {@code QUIZ}; null for one
 * @param seconds null for until somebody closes it
 */
@DataObject
public record PollDraft(
        UUID id,
        UUID conferenceId,
        UUID sessionId,
        String question,
        PollKind kind,
        List<String> options,
        PollResults results,
        boolean anonymous,
        boolean changeable,
        Integer mostChoices,
        List<Integer> right,
        Integer points,
        Integer seconds)
        implements Dto {

    public static PollDraft fromJson(String json) {
        return Json.read(json, PollDraft.class);
    }

    public PollDraft {
        options = options == null ? List.of() : List.copyOf(options);
        right = right == null ? List.of() : List.copyOf(right);
    }
}
