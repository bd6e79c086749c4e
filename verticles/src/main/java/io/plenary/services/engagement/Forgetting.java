package io.plenary.services.engagement;

import io.plenary.contracts.engagement.QuestionStatus;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What goes with a person, and with a conference. */
final class Forgetting {

    private final QuestionChanges questions;

    Forgetting(QuestionChanges questions) {
        this.questions = questions;
    }

    /** What they wrote is gone from its rooms; how often others were voted for stays. */
    Future<Void> user(Transaction tx, UUID userId) {
        return QuestionStore.lockOfUser(tx.sql(), userId)
                .compose(found -> withdraw(tx, found, 0))
                .compose(gone -> QuestionStore.disown(tx.sql(), userId))
                .compose(gone -> VoteStore.forgetUser(tx.sql(), userId))
                .compose(gone -> SilenceStore.forgetUser(tx.sql(), userId))
                .compose(gone -> LiveStore.forgetUser(tx.sql(), userId))
                .compose(gone -> tx.forget(userId, null));
    }

    private Future<Void> withdraw(Transaction tx, List<StoredQuestion> found, int from) {
        if (from == found.size()) {
            return Future.succeededFuture();
        }
        StoredQuestion question = found.get(from);
        Future<?> withdrawn = question.question().status() == QuestionStatus.WITHDRAWN
                ? Future.succeededFuture()
                : questions.change(tx, question, QuestionRules.withdrawn(question.question()));
        return withdrawn.compose(done -> withdraw(tx, found, from + 1));
    }

    Future<Void> conference(Transaction tx, UUID conferenceId) {
        return QuestionStore.forgetConference(tx.sql(), conferenceId)
                .compose(gone -> SilenceStore.forgetConference(tx.sql(), conferenceId))
                .compose(gone -> LiveStore.forgetConference(tx.sql(), conferenceId));
    }
}
