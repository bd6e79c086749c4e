package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollOption;
import io.plenary.contracts.engagement.PollResults;
import io.plenary.contracts.engagement.PollState;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.services.engagement.AnswerStore.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/**
 * A poll as it is kept, with all counts.
 *
 * @param poll as those who moderate see it
 * @param position null where nobody else ever saw it
 */
record StoredPoll(UUID organizationId, Poll poll, Long position, long organizerPosition) {

    static final String TYPE = "POLL";

    UUID id() {
        return poll.id();
    }

    Room room() {
        return poll.sessionId() == null
                ? Room.ofConference(poll.conferenceId())
                : Room.ofSession(poll.conferenceId(), poll.sessionId());
    }

    boolean isDeleted() {
        return poll.question() == null;
    }

    boolean isPublic() {
        return !isDeleted() && poll.state() != PollState.DRAFT;
    }

    private boolean showsCounts() {
        return poll.state() == PollState.CLOSED || poll.results() == PollResults.LIVE;
    }

    private boolean isOfWords() {
        return poll.kind() == PollKind.WORDS;
    }

    /** As everybody sees it. */
    Poll seen(Boolean answered, Answer own) {
        return with(publicOptions(), answered, own);
    }

    Poll moderated(Boolean answered, Answer own) {
        return with(poll.options(), answered, own);
    }

    /** Words are told by how often they were said, so that where that is not told they are not either. */
    private List<PollOption> publicOptions() {
        if (isOfWords()) {
            return showsCounts() ? shownWords() : List.of();
        }
        return poll.options().stream()
                .map(option -> new PollOption(
                        option.number(),
                        option.text(),
                        showsCounts() ? option.count() : null,
                        poll.state() == PollState.CLOSED ? option.right() : null,
                        null))
                .toList();
    }

    private List<PollOption> shownWords() {
        return poll.options().stream()
                .filter(word -> !word.hidden())
                .map(word -> new PollOption(word.number(), word.text(), word.count()))
                .toList();
    }

    private Poll with(List<PollOption> options, Boolean answered, Answer own) {
        return new Poll(
                poll.id(),
                poll.conferenceId(),
                poll.sessionId(),
                poll.question(),
                poll.kind(),
                options,
                poll.state(),
                poll.results(),
                poll.anonymous(),
                poll.changeable(),
                poll.mostChoices(),
                poll.points(),
                poll.seconds(),
                poll.closesAt(),
                poll.answers(),
                answered,
                own == null ? null : own.choices(),
                own == null ? null : own.words(),
                poll.createdAt(),
                poll.version());
    }

    RoomEntry entry() {
        return new RoomEntry(
                position,
                TYPE,
                id(),
                isPublic() ? new JsonObject(seen(null, null).toJson()) : null);
    }

    RoomEntry organizersEntry() {
        return new RoomEntry(organizerPosition, TYPE, id(), isDeleted() ? null : new JsonObject(poll.toJson()));
    }

    /** How it stands, as everybody may know. */
    JsonObject standing() {
        return standing(showsCounts(), isOfWords() ? shownWords() : poll.options());
    }

    /** How it stands. */
    JsonObject results() {
        return standing(true, poll.options());
    }

    private JsonObject standing(boolean counted, List<PollOption> options) {
        JsonObject standing = new JsonObject().put("answers", poll.answers());
        if (counted && isOfWords()) {
            standing.put(
                    "words",
                    new JsonArray(options.stream()
                            .map(word -> new JsonObject(word.toJson()))
                            .toList()));
        } else if (counted) {
            standing.put(
                    "counts",
                    new JsonArray(options.stream().map(PollOption::count).toList()));
        }
        return standing;
    }
}
