package io.plenary.services.engagement;

import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionDecided;
import io.plenary.contracts.engagement.QuestionAction;
import io.plenary.contracts.engagement.QuestionDecision;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * How questions change, each in a transaction of whoever may: they are numbered in the room of the organizers and in their own, in
 * this order wherever that is done, and told there once it is committed.
 */
final class QuestionChanges {

    private static final String OWN = "question";
    static final String VOTES = "votes";

    private final Telling telling;
    private final StateTelling states;
    private final Supplier<Instant> clock;

    QuestionChanges(Telling telling, StateTelling states, Supplier<Instant> clock) {
        this.telling = telling;
        this.states = states;
        this.clock = clock;
    }

    /** It was asked. */
    Future<StoredQuestion> place(Transaction tx, StoredQuestion question) {
        return numbered(
                tx,
                question,
                question.isPublic(),
                (position, organizers) -> QuestionStore.place(tx.sql(), question, position, organizers));
    }

    /** What it was is gone from its room where it is not to be seen there any more; its author may see it still, and why. */
    Future<StoredQuestion> change(Transaction tx, StoredQuestion question, AudienceQuestion wanted) {
        boolean inRoom = question.isPublic() || isPublic(wanted);
        return numbered(
                tx,
                question,
                inRoom,
                (position, organizers) -> QuestionStore.update(tx.sql(), wanted, position, organizers));
    }

    private static boolean isPublic(AudienceQuestion question) {
        return switch (question.status()) {
            case APPROVED, ANSWERED -> true;
            default -> false;
        };
    }

    private Future<StoredQuestion> numbered(
            Transaction tx,
            StoredQuestion question,
            boolean inRoom,
            BiFunction<Long, Long, Future<StoredQuestion>> keep) {
        UUID organizationId = question.organizationId();
        Room organizers = Room.ofOrganizers(question.question().conferenceId());
        return RoomStore.next(tx.sql(), organizers, organizationId)
                .compose(there -> (inRoom
                                ? RoomStore.next(tx.sql(), question.room(), organizationId)
                                : Future.<Long>succeededFuture())
                        .compose(position -> keep.apply(position, there)))
                .map(kept -> {
                    if (inRoom) {
                        telling.changed(tx, organizationId, kept.room(), kept.entry());
                    }
                    telling.changed(tx, organizationId, organizers, kept.organizersEntry());
                    kept.author().ifPresent(author -> toldOwn(tx, kept, author.userId(), kept.seenByAuthor()));
                    return kept;
                });
    }

    AudienceQuestion toldOwn(Transaction tx, StoredQuestion question, UUID userId, AudienceQuestion seen) {
        RoomState state = new RoomState(StateTelling.key(OWN, question.id()), new JsonObject(seen.toJson()));
        telling.own(tx, question.organizationId(), userId, state);
        return seen;
    }

    void votesChanged(Transaction tx, Place place, UUID questionId) {
        tx.afterCommit(() -> states.changed(VOTES, place.organizationId(), place.room(), questionId));
    }

    Future<StoredQuestion> decide(Transaction tx, Place place, UUID id, QuestionDecision decision) {
        return decision.action() == QuestionAction.MERGE
                ? merge(tx, place, id, decision)
                : lock(tx, place, id).compose(question -> decide(tx, place, question, decision));
    }

    private Future<StoredQuestion> decide(
            Transaction tx, Place place, StoredQuestion question, QuestionDecision decision) {
        AudienceQuestion decided = QuestionRules.decided(question.question(), decision, clock.get());
        if (decided.equals(question.question())) {
            return Future.succeededFuture(question);
        }
        UUID sessionId = question.question().sessionId();
        tx.announce(
                new AudienceQuestionDecided(question.id(), sessionId, decision.action()),
                place.organizationId(),
                place.conferenceId());
        return change(tx, question, decided);
    }

    /** Locked in the order of their ids, or two who merge crosswise wait for each other. */
    private Future<StoredQuestion> merge(Transaction tx, Place place, UUID id, QuestionDecision decision) {
        boolean isFirst = id.toString().compareTo(decision.into().toString()) < 0;
        return lock(tx, place, isFirst ? id : decision.into())
                .compose(first -> lock(tx, place, isFirst ? decision.into() : id)
                        .compose(second -> isFirst
                                ? merge(tx, place, first, second, decision)
                                : merge(tx, place, second, first, decision)));
    }

    private Future<StoredQuestion> merge(
            Transaction tx, Place place, StoredQuestion question, StoredQuestion into, QuestionDecision decision) {
        if (Objects.equals(question.question().mergedInto(), into.id())) {
            return Future.succeededFuture(question);
        }
        boolean together =
                Objects.equals(question.question().sessionId(), into.question().sessionId());
        if (question.id().equals(into.id()) || !together || !into.isPublic()) {
            throw QuestionRules.closed();
        }
        return VoteStore.move(tx.sql(), place.conferenceId(), question.id(), into.id())
                .compose(votes -> change(tx, into, QuestionRules.voted(into.question(), votes)))
                .compose(changed -> decide(tx, place, question, decision));
    }

    private static Future<StoredQuestion> lock(Transaction tx, Place place, UUID id) {
        return QuestionStore.lock(tx.sql(), place.conferenceId(), id)
                .map((Optional<StoredQuestion> found) -> found.orElseThrow(QuestionRules::noSuchQuestion));
    }
}
