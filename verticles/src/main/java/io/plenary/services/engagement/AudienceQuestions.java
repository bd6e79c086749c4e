package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.AudienceQuestionDraft;
import io.plenary.contracts.engagement.AudienceQuestionPage;
import io.plenary.contracts.engagement.AudienceQuestionQuery;
import io.plenary.contracts.engagement.AudienceQuestionsService;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionAsked;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionUnvoted;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionVoted;
import io.plenary.contracts.engagement.EngagementEvents.AudienceQuestionWithdrawn;
import io.plenary.contracts.engagement.QuestionDecision;
import io.plenary.contracts.engagement.QuestionOrder;
import io.plenary.contracts.engagement.QuestionStatus;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;

final class AudienceQuestions implements AudienceQuestionsService {

    private final Database database;
    private final Access access;
    private final Writing writing;
    private final QuestionChanges changes;
    private final Silences silences;

    AudienceQuestions(Database database, Access access, Writing writing, QuestionChanges changes, Silences silences) {
        this.database = database;
        this.access = access;
        this.writing = writing;
        this.changes = changes;
        this.silences = silences;
    }

    @Override
    public Future<AudienceQuestion> ask(Caller caller, AudienceQuestionDraft draft) {
        LiveRules.requireSignedIn(caller);
        QuestionRules.check(draft);
        return access.participant(caller, draft.conferenceId(), draft.sessionId())
                .compose(place -> {
                    QuestionRules.requireOn(place.settings(), draft);
                    return Pacing.keep(database, caller, LiveRules.Pace.QUESTION)
                            .compose(rested -> name(caller, draft))
                            .compose(name -> writing.once(caller, place, tx -> ask(tx, caller, place, draft, name)));
                });
    }

    private Future<String> name(Caller caller, AudienceQuestionDraft draft) {
        return draft.anonymous() ? Future.succeededFuture() : access.nameOf(caller);
    }

    private Future<AudienceQuestion> ask(
            Transaction tx, Caller caller, Place place, AudienceQuestionDraft draft, String name) {
        QuestionStatus status = QuestionRules.first(place.settings());
        return LiveStore.about(tx.sql(), place.conferenceId())
                .compose(about -> silences.requireVoice(tx.sql(), place, caller.userId()))
                .compose(heard -> QuestionStore.insert(tx.sql(), place, caller.userId(), name, draft, status))
                .compose(inserted -> inserted.map(question -> asked(tx, caller, place, question))
                        .orElseGet(() -> askedBefore(tx, caller, draft)))
                .map(question -> question.seenBy(caller.userId(), false));
    }

    /** Where others are not told who asks, neither are those who read what happened. */
    private Future<StoredQuestion> asked(Transaction tx, Caller caller, Place place, StoredQuestion question) {
        AudienceQuestionAsked what = new AudienceQuestionAsked(question.id(), place.sessionId());
        UUID actor = question.question().anonymous() ? null : caller.userId();
        tx.announce(what, place.organizationId(), place.conferenceId(), actor);
        return QuestionStore.countOpen(tx.sql(), place, caller.userId()).compose(open -> {
            QuestionRules.checkOpen(open);
            return changes.place(tx, question);
        });
    }

    private static Future<StoredQuestion> askedBefore(Transaction tx, Caller caller, AudienceQuestionDraft draft) {
        return QuestionStore.find(tx.sql(), draft.conferenceId(), draft.id())
                .map(found -> found.filter(question -> question.isOf(caller.userId()))
                        .orElseThrow(() -> Refusal.CONFLICT.because("The id of the question is in use.")));
    }

    @Override
    public Future<AudienceQuestionPage> questions(Caller caller, AudienceQuestionQuery query) {
        Faults.requirePage(query.limit());
        return access.onlooker(caller, query.conferenceId(), query.sessionId())
                .compose(place -> database.read(
                        Caller.SYSTEM,
                        sql -> query.order() == QuestionOrder.TIME
                                ? byTime(sql, caller, query)
                                : byVotes(sql, caller, query)));
    }

    private static Future<AudienceQuestionPage> byVotes(SqlClient sql, Caller caller, AudienceQuestionQuery query) {
        return QuestionStore.byVotes(sql, query, QuestionPlace.parse(query.cursor()))
                .compose(found -> seen(sql, caller, found)
                        .map(seen -> Cursor.page(
                                found,
                                query.limit(),
                                QuestionPlace::of,
                                (items, next) -> new AudienceQuestionPage(seen.subList(0, items.size()), next))));
    }

    private static Future<AudienceQuestionPage> byTime(SqlClient sql, Caller caller, AudienceQuestionQuery query) {
        Cursor before = Cursor.parse(query.cursor());
        return QuestionStore.byTime(sql, query, before.time(), before.id()).compose(found -> seen(sql, caller, found)
                .map(seen -> Cursor.page(
                        found,
                        query.limit(),
                        question -> Cursor.of(question.question().createdAt(), question.id()),
                        (items, next) -> new AudienceQuestionPage(seen.subList(0, items.size()), next))));
    }

    private static Future<List<AudienceQuestion>> seen(SqlClient sql, Caller caller, List<StoredQuestion> questions) {
        List<UUID> ids = questions.stream().map(StoredQuestion::id).toList();
        return VoteStore.of(sql, caller.userId(), ids).map(voted -> questions.stream()
                .map(question -> caller.isSignedIn()
                        ? question.seenBy(caller.userId(), voted.contains(question.id()))
                        : question.seenByAll())
                .toList());
    }

    @Override
    public Future<AudienceQuestion> vote(Caller caller, UUID conferenceId, UUID questionId) {
        return voting(caller, conferenceId, questionId, (tx, place) -> VoteStore.insert(
                        tx.sql(), conferenceId, questionId, caller.userId())
                .compose(isNew -> isNew ? counted(tx, place, questionId, 1) : Future.succeededFuture(true)));
    }

    @Override
    public Future<AudienceQuestion> unvote(Caller caller, UUID conferenceId, UUID questionId) {
        return voting(caller, conferenceId, questionId, (tx, place) -> VoteStore.delete(
                        tx.sql(), conferenceId, questionId, caller.userId())
                .compose(existed -> existed ? counted(tx, place, questionId, -1) : Future.succeededFuture(true)));
    }

    /** Of a question that is locked, or who merges two waits for a vote that waits for them. */
    private interface Vote {
        Future<Boolean> in(Transaction tx, Place place);
    }

    private Future<AudienceQuestion> voting(Caller caller, UUID conferenceId, UUID questionId, Vote vote) {
        LiveRules.requireSignedIn(caller);
        return found(caller, conferenceId, questionId)
                .compose(question -> access.participant(
                        caller, conferenceId, question.question().sessionId()))
                .compose(place -> writing.once(caller, place, tx -> LiveStore.about(tx.sql(), conferenceId)
                        .compose(about -> silences.requireNoBan(tx.sql(), place, caller.userId()))
                        .compose(heard -> Pacing.keep(tx, caller, LiveRules.Pace.VOTE))
                        .compose(rested -> QuestionStore.lock(tx.sql(), conferenceId, questionId))
                        .compose(alone -> vote.in(tx, place))
                        .compose(done -> voted(tx, caller, conferenceId, questionId))));
    }

    private Future<StoredQuestion> found(Caller caller, UUID conferenceId, UUID questionId) {
        return database.read(Caller.SYSTEM, sql -> QuestionStore.find(sql, conferenceId, questionId))
                .map(found -> found.filter(question -> question.isPublic() || question.isOf(caller.userId()))
                        .orElseThrow(QuestionRules::noSuchQuestion));
    }

    private Future<Boolean> counted(Transaction tx, Place place, UUID questionId, int more) {
        return VoteStore.count(tx.sql(), place.conferenceId(), questionId, more).map(isOpen -> {
            if (!isOpen) {
                throw QuestionRules.closed();
            }
            tx.announce(
                    more > 0
                            ? new AudienceQuestionVoted(questionId, place.sessionId())
                            : new AudienceQuestionUnvoted(questionId, place.sessionId()),
                    place.organizationId(),
                    place.conferenceId());
            changes.votesChanged(tx, place, questionId);
            return true;
        });
    }

    private Future<AudienceQuestion> voted(Transaction tx, Caller caller, UUID conferenceId, UUID questionId) {
        return QuestionStore.find(tx.sql(), conferenceId, questionId)
                .map(found -> found.orElseThrow(QuestionRules::noSuchQuestion))
                .compose(question -> VoteStore.of(tx.sql(), caller.userId(), List.of(questionId))
                        .map(voted -> question.seenBy(caller.userId(), !voted.isEmpty()))
                        .map(seen -> changes.toldOwn(tx, question, caller.userId(), seen)));
    }

    @Override
    public Future<Void> withdraw(Caller caller, UUID conferenceId, UUID questionId) {
        LiveRules.requireSignedIn(caller);
        return database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                .compose(about -> QuestionStore.lock(tx.sql(), conferenceId, questionId))
                .map(found -> found.filter(question -> question.isOf(caller.userId()))
                        .orElseThrow(QuestionRules::noSuchQuestion))
                .compose(question -> withdraw(tx, caller, question)));
    }

    private Future<Void> withdraw(Transaction tx, Caller caller, StoredQuestion question) {
        if (question.question().status() == QuestionStatus.WITHDRAWN) {
            return Future.succeededFuture();
        }
        AudienceQuestionWithdrawn what =
                new AudienceQuestionWithdrawn(question.id(), question.question().sessionId());
        UUID actor = question.question().anonymous() ? null : caller.userId();
        tx.announce(what, question.organizationId(), question.question().conferenceId(), actor);
        return changes.change(tx, question, QuestionRules.withdrawn(question.question()))
                .mapEmpty();
    }

    @Override
    public Future<AudienceQuestionPage> queue(Caller caller, AudienceQuestionQuery query) {
        Faults.requirePage(query.limit());
        Cursor before = Cursor.parse(query.cursor());
        return access.moderator(caller, query.conferenceId(), query.sessionId())
                .compose(place -> database.read(
                        Caller.SYSTEM, sql -> QuestionStore.toModerate(sql, query, before.time(), before.id())))
                .map(found -> Cursor.page(
                        found,
                        query.limit(),
                        question -> Cursor.of(question.question().createdAt(), question.id()),
                        (items, next) -> new AudienceQuestionPage(
                                items.stream().map(StoredQuestion::question).toList(), next)));
    }

    @Override
    public Future<AudienceQuestion> decide(
            Caller caller, UUID conferenceId, UUID questionId, QuestionDecision decision) {
        QuestionRules.check(decision);
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                        .compose(about -> changes.decide(tx, place, questionId, decision))
                        .map(StoredQuestion::question)));
    }
}
