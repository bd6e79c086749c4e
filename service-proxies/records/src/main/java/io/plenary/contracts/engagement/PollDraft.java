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
 * @param options 2 to 20, each at most 200 characters; none of a {@code RATING}
 * @param changeable not where it is anonymous
 * @param mostChoices of a {@code MULTIPLE}; null for all
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
        Integer seconds)
        implements Dto {

    public static PollDraft fromJson(String json) {
        return Json.read(json, PollDraft.class);
    }

    public PollDraft {
        options = options == null ? List.of() : List.copyOf(options);
    }
}
