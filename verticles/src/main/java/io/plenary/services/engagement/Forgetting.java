package io.plenary.services.engagement;

import io.plenary.contracts.engagement.QuestionStatus;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** What goes with a person, and with a conference. */
final class Forgetting {

    private final QuestionChanges questions;
    private final ChatChanges chats;

    Forgetting(QuestionChanges questions, ChatChanges chats) {
        this.questions = questions;
        this.chats = chats;
    }

    /**
     * What they wrote is gone from its rooms; how often others were voted for, or something was chosen, stays. It is the only one that
     * changes something in many rooms at once. As for everybody else first come the things, their answers to polls before all, then the
     * rooms of the organizers, then the others.
     */
    Future<Void> user(Transaction tx, UUID userId) {
        return AnswerStore.forgetUser(tx.sql(), userId)
                .compose(gone -> QuestionStore.lockOfUser(tx.sql(), userId))
                .compose(questions -> MessageStore.lockOfUser(tx.sql(), userId)
                        .compose(messages -> MentionStore.forgetUser(tx.sql(), userId)
                                .compose(gone -> RoomStore.lockOrganizers(tx.sql(), userId))
                                .compose(alone -> each(questions, 0, question -> withdraw(tx, question)))
                                .compose(gone -> each(messages, 0, message -> chats.delete(tx, message)))))
                .compose(gone -> QuestionStore.disown(tx.sql(), userId))
                .compose(gone -> MessageStore.disown(tx.sql(), userId))
                .compose(gone -> traces(tx, userId))
                .compose(gone -> tx.forget(userId, null));
    }

    private static <T> Future<Void> each(List<T> things, int from, Function<T, Future<?>> change) {
        return from == things.size()
                ? Future.succeededFuture()
                : change.apply(things.get(from)).compose(done -> each(things, from + 1, change));
    }

    private Future<?> withdraw(Transaction tx, StoredQuestion question) {
        return question.question().status() == QuestionStatus.WITHDRAWN
                ? Future.succeededFuture()
                : questions.change(tx, question, QuestionRules.withdrawn(question.question()));
    }

    private static Future<Void> traces(Transaction tx, UUID userId) {
        return VoteStore.forgetUser(tx.sql(), userId)
                .compose(gone -> ReactionStore.forgetUser(tx.sql(), userId))
                .compose(gone -> ReportStore.forgetUser(tx.sql(), userId))
                .compose(gone -> PlayerStore.forgetUser(tx.sql(), userId))
                .compose(gone -> ShownNameStore.forgetUser(tx.sql(), userId))
                .compose(gone -> FeedbackStore.forgetUser(tx.sql(), userId))
                .compose(gone -> SilenceStore.forgetUser(tx.sql(), userId))
                .compose(gone -> LiveStore.forgetUser(tx.sql(), userId));
    }

    Future<Void> conference(Transaction tx, UUID conferenceId) {
        return QuestionStore.forgetConference(tx.sql(), conferenceId)
                .compose(gone -> MessageStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> PollStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> PlayerStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> ShownNameStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> ChatWordStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> FeedbackStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> BurstStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> LiveStateStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> ScreenStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> ChatStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> SilenceStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> LiveStore.forgetConference(tx.sql(), conferenceId));
    }
}
