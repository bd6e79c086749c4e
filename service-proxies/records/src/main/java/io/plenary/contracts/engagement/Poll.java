package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What those who moderate ask the audience, as whoever looks at it may see it.
 *
 * @param sessionId null for one to the whole conference
 * @param anonymous whether nothing says who answered what
 * @param changeable whether an answer can be changed while it is open
 * @param mostChoices how many options, or words of one's own, one may choose
 * @param points what a right answer to a {@code QUIZ} is worth; null for other kinds
 * @param seconds for how long it is open; null for until somebody closes it
 * @param closesAt null where it is not open, or not for a time
 * @param answers how many answered
 * @param answered whether the caller did; null where nobody in particular looks
 * @param choices of the caller, by the numbers of the options; null where that is not known
 * @param words of the caller, where they answered with some; null as well
 * @param version grows with each change, except by answers
 */
@DataObject
public record Poll(
        UUID id,
        UUID conferenceId,
        UUID sessionId,
        String question,
        PollKind kind,
        List<PollOption> options,
        PollState state,
        PollResults results,
        boolean anonymous,
        boolean changeable,
        int mostChoices,
        Integer points,
        Integer seconds,
        Instant closesAt,
        long answers,
        Boolean answered,
        List<Integer> choices,
        List<String> words,
        Instant createdAt,
        long version)
        implements Dto {

    public static Poll fromJson(String json) {
        return Json.read(json, Poll.class);
    }

    public Poll {
        options = options == null ? List.of() : List.copyOf(options);
        choices = choices == null ? null : List.copyOf(choices);
        words = words == null ? null : List.copyOf(words);
    }
}
