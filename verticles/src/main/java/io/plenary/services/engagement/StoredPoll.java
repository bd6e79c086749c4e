package io.plenary.services.engagement;

import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollOption;
import io.plenary.contracts.engagement.PollResults;
import io.plenary.contracts.engagement.PollState;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
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

    /** As everybody sees it. */
    Poll seen(Boolean answered, List<Integer> choices) {
        return with(showsCounts() ? poll.options() : uncounted(), answered, choices);
    }

    Poll moderated(Boolean answered, List<Integer> choices) {
        return with(poll.options(), answered, choices);
    }

    private List<PollOption> uncounted() {
        return poll.options().stream()
                .map(option -> new PollOption(option.number(), option.text(), null))
                .toList();
    }

    private Poll with(List<PollOption> options, Boolean answered, List<Integer> choices) {
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
                poll.seconds(),
                poll.closesAt(),
                poll.answers(),
                answered,
                choices,
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
        return standing(showsCounts());
    }

    /** How it stands. */
    JsonObject results() {
        return standing(true);
    }

    private JsonObject standing(boolean counted) {
        JsonObject standing = new JsonObject().put("answers", poll.answers());
        if (counted) {
            JsonArray counts = new JsonArray();
            poll.options().forEach(option -> counts.add(option.count()));
            standing.put("counts", counts);
        }
        return standing;
    }
}
