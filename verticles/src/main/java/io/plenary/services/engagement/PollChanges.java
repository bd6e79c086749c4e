package io.plenary.services.engagement;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.EngagementEvents.PollAnswered;
import io.plenary.contracts.engagement.EngagementEvents.PollTurned;
import io.plenary.contracts.engagement.EngagementEvents.PollWordHidden;
import io.plenary.contracts.engagement.EngagementEvents.PollWordShown;
import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollAnswer;
import io.plenary.contracts.engagement.PollDraft;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollState;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** How polls change, each in a transaction of whoever may; numbered in the room of the organizers first, then in their own. */
final class PollChanges {

    static final String STANDING = "poll";
    static final String RESULTS = "results";

    private final Telling telling;
    private final StateTelling states;

    PollChanges(Telling telling, StateTelling states) {
        this.telling = telling;
        this.states = states;
    }

    Future<StoredPoll> create(Transaction tx, Place place, PollDraft draft) {
        return RoomStore.next(tx.sql(), place.organizers(), place.organizationId())
                .compose(position -> PollStore.insert(tx.sql(), place, draft, position))
                .compose(inserted -> {
                    if (!inserted) {
                        throw Refusal.CONFLICT.because("The id of the poll is in use.");
                    }
                    return told(tx, place.conferenceId(), draft.id(), false);
                });
    }

    Future<StoredPoll> replace(Transaction tx, StoredPoll poll, PollDraft draft) {
        return numbered(tx, poll, false, (position, there) -> PollStore.replace(tx.sql(), draft, there));
    }

    Future<StoredPoll> turn(Transaction tx, StoredPoll poll, PollState state) {
        tx.announce(
                new PollTurned(poll.id(), poll.poll().sessionId(), state),
                poll.organizationId(),
                poll.poll().conferenceId());
        return numbered(tx, poll, true, (position, there) -> PollStore.turn(tx.sql(), poll, state, position, there));
    }

    Future<StoredPoll> delete(Transaction tx, StoredPoll poll) {
        return numbered(
                tx, poll, poll.isPublic(), (position, there) -> PollStore.delete(tx.sql(), poll, position, there));
    }

    /** Told anew, so that nobody is told the word any more. */
    Future<StoredPoll> hideWord(Transaction tx, StoredPoll poll, int number, boolean hidden) {
        return PollWordStore.hide(tx.sql(), poll.poll().conferenceId(), poll.id(), number, hidden)
                .compose(changed -> changed
                        ? numbered(
                                        tx,
                                        poll,
                                        poll.isPublic(),
                                        (position, there) -> PollStore.touch(tx.sql(), poll, position, there))
                                .map(told -> announced(tx, told, hidden))
                        : Future.succeededFuture(poll));
    }

    private StoredPoll announced(Transaction tx, StoredPoll poll, boolean hidden) {
        UUID session = poll.poll().sessionId();
        tx.announce(
                hidden ? new PollWordHidden(poll.id(), session) : new PollWordShown(poll.id(), session),
                poll.organizationId(),
                poll.poll().conferenceId());
        tx.afterCommit(() -> stated(poll));
        return poll;
    }

    private Future<StoredPoll> numbered(
            Transaction tx, StoredPoll poll, boolean inRoom, BiFunction<Long, Long, Future<Void>> change) {
        Room organizers = Room.ofOrganizers(poll.poll().conferenceId());
        return RoomStore.next(tx.sql(), organizers, poll.organizationId())
                .compose(there -> (inRoom
                                ? RoomStore.next(tx.sql(), poll.room(), poll.organizationId())
                                : Future.<Long>succeededFuture())
                        .compose(position -> change.apply(position, there)))
                .compose(done -> told(tx, poll.poll().conferenceId(), poll.id(), inRoom));
    }

    private Future<StoredPoll> told(Transaction tx, UUID conferenceId, UUID id, boolean inRoom) {
        return PollStore.find(tx.sql(), conferenceId, id)
                .map(found -> found.orElseThrow(PollRules::noSuchPoll))
                .map(poll -> {
                    if (inRoom) {
                        telling.changed(tx, poll.organizationId(), poll.room(), poll.entry());
                    }
                    telling.changed(tx, poll.organizationId(), Room.ofOrganizers(conferenceId), poll.organizersEntry());
                    return poll;
                });
    }

    /** The first answer of somebody, or another one where that may be. */
    Future<Void> answer(Transaction tx, Place place, StoredPoll poll, UUID userId, PollAnswer answer) {
        boolean known = !poll.poll().anonymous();
        List<Integer> kept = known ? answer.choices() : null;
        return AnswerStore.insert(tx.sql(), place.conferenceId(), poll.id(), userId, kept)
                .compose(isFirst -> isFirst
                        ? count(tx, place, poll, userId, 1)
                                .compose(counted -> choices(tx, poll, answer))
                                .compose(choices -> AnswerStore.choose(tx.sql(), poll.poll(), choices, 1)
                                        .compose(chosen -> known ? keep(tx, poll, userId, choices) : nothing()))
                        : again(tx, place, poll, userId, answer));
    }

    private static Future<Void> nothing() {
        return Future.succeededFuture();
    }

    private static Future<List<Integer>> choices(Transaction tx, StoredPoll poll, PollAnswer answer) {
        return poll.poll().kind() == PollKind.WORDS
                ? PollWordStore.numbers(
                        tx.sql(), poll.poll().conferenceId(), poll.id(), PollWords.distinct(answer.words()))
                : Future.succeededFuture(answer.choices());
    }

    private static Future<Void> keep(Transaction tx, StoredPoll poll, UUID userId, List<Integer> choices) {
        return poll.poll().kind() == PollKind.WORDS
                ? AnswerStore.replace(tx.sql(), poll.poll().conferenceId(), poll.id(), userId, choices)
                : nothing();
    }

    /** Who sends the same twice, since the first answer got lost, is told the same. */
    private Future<Void> again(Transaction tx, Place place, StoredPoll poll, UUID userId, PollAnswer answer) {
        if (poll.poll().anonymous()) {
            throw PollRules.answered();
        }
        return count(tx, place, poll, userId, 0)
                .compose(alone -> choices(tx, poll, answer))
                .compose(choices -> AnswerStore.find(tx.sql(), place.conferenceId(), poll.id(), userId)
                        .compose(found -> {
                            List<Integer> before =
                                    found.map(AnswerStore.Answer::choices).orElse(List.of());
                            return before.equals(choices) ? nothing() : replace(tx, poll, userId, before, choices);
                        }));
    }

    private static Future<Void> replace(
            Transaction tx, StoredPoll poll, UUID userId, List<Integer> before, List<Integer> choices) {
        if (!poll.poll().changeable()) {
            throw PollRules.answered();
        }
        return AnswerStore.choose(tx.sql(), poll.poll(), before, -1)
                .compose(gone -> AnswerStore.choose(tx.sql(), poll.poll(), choices, 1))
                .compose(chosen ->
                        AnswerStore.replace(tx.sql(), poll.poll().conferenceId(), poll.id(), userId, choices));
    }

    private Future<Void> count(Transaction tx, Place place, StoredPoll poll, UUID userId, int more) {
        return AnswerStore.count(tx.sql(), place.conferenceId(), poll.id(), more)
                .map(isOpen -> {
                    if (!isOpen) {
                        throw PollRules.closed();
                    }
                    if (more > 0) {
                        tx.announce(
                                new PollAnswered(poll.id(), place.sessionId()),
                                place.organizationId(),
                                place.conferenceId(),
                                poll.poll().anonymous() ? null : userId);
                    }
                    tx.afterCommit(() -> stated(poll));
                    return null;
                });
    }

    Poll toldOwn(Transaction tx, UUID organizationId, UUID userId, Poll seen) {
        RoomState state = new RoomState(StateTelling.key(STANDING, seen.id()), new JsonObject(seen.toJson()));
        telling.own(tx, organizationId, userId, state);
        return seen;
    }

    private void stated(StoredPoll poll) {
        Room organizers = Room.ofOrganizers(poll.poll().conferenceId());
        states.changed(STANDING, poll.organizationId(), poll.room(), poll.id());
        states.changed(RESULTS, poll.organizationId(), organizers, poll.id());
    }
}
