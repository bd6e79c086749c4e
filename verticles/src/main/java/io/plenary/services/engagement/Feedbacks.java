package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.EngagementEvents.SessionFeedbackGiven;
import io.plenary.contracts.engagement.EngagementEvents.SessionFeedbackWithdrawn;
import io.plenary.contracts.engagement.Feedback;
import io.plenary.contracts.engagement.FeedbackDraft;
import io.plenary.contracts.engagement.FeedbackPage;
import io.plenary.contracts.engagement.FeedbackQuery;
import io.plenary.contracts.engagement.FeedbackService;
import io.plenary.contracts.engagement.FeedbackSummary;
import io.plenary.contracts.engagement.OwnFeedback;
import io.plenary.contracts.program.Session;
import io.plenary.runtime.Cursor;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

final class Feedbacks implements FeedbackService {

    private final Database database;
    private final Access access;
    private final Silences silences;
    private final Supplier<Instant> clock;

    Feedbacks(Database database, Access access, Silences silences, Supplier<Instant> clock) {
        this.database = database;
        this.access = access;
        this.silences = silences;
        this.clock = clock;
    }

    @Override
    public Future<OwnFeedback> own(Caller caller, UUID conferenceId, UUID sessionId) {
        return access.participant(caller, conferenceId, sessionId).compose(place -> access.session(caller, place)
                .compose(session -> access.mayListen(caller, place, session).compose(listens -> database.read(
                                Caller.SYSTEM, sql -> FeedbackStore.find(sql, conferenceId, sessionId, caller.userId()))
                        .map(found -> own(place, session, found, listens)))));
    }

    private OwnFeedback own(Place place, Session session, Optional<Feedback> found, Boolean listens) {
        boolean open = place.settings().feedback() && FeedbackRules.isOpen(session, clock.get());
        return found.map(said ->
                        new OwnFeedback(session.id(), open, said.stars(), said.comment(), said.updatedAt(), listens))
                .orElseGet(() -> new OwnFeedback(session.id(), open, null, null, null, listens));
    }

    @Override
    public Future<OwnFeedback> give(Caller caller, FeedbackDraft draft) {
        LiveRules.requireSignedIn(caller);
        FeedbackRules.check(draft);
        return access.participant(caller, draft.conferenceId(), draft.sessionId())
                .compose(place -> access.session(caller, place).compose(session -> {
                    FeedbackRules.requireOpen(place, session, clock.get());
                    return access.mayListen(caller, place, session)
                            .compose(listens -> database.once(caller, tx -> give(tx, caller, place, draft)
                                    .map(said -> own(place, session, said, listens))));
                }));
    }

    private Future<Optional<Feedback>> give(Transaction tx, Caller caller, Place place, FeedbackDraft draft) {
        return LiveStore.about(tx.sql(), place.conferenceId())
                .compose(about -> silences.requireVoice(tx.sql(), place, caller.userId()))
                .compose(heard -> Pacing.keep(tx, caller, LiveRules.Pace.FEEDBACK))
                .compose(rested -> FeedbackStore.put(tx.sql(), place, caller.userId(), draft))
                .compose(isNew -> {
                    if (isNew) {
                        SessionFeedbackGiven what = new SessionFeedbackGiven(place.sessionId());
                        tx.announce(what, place.organizationId(), place.conferenceId(), null);
                    }
                    return FeedbackStore.find(tx.sql(), place.conferenceId(), place.sessionId(), caller.userId());
                });
    }

    @Override
    public Future<Void> withdraw(Caller caller, UUID conferenceId, UUID sessionId) {
        LiveRules.requireSignedIn(caller);
        return access.seen(caller, conferenceId, sessionId)
                .compose(place -> database.once(caller, tx -> LiveStore.about(tx.sql(), conferenceId)
                        .compose(about -> FeedbackStore.delete(tx.sql(), conferenceId, sessionId, caller.userId()))
                        .map(existed -> {
                            if (existed) {
                                SessionFeedbackWithdrawn what = new SessionFeedbackWithdrawn(sessionId);
                                tx.announce(what, place.organizationId(), conferenceId, null);
                            }
                            return null;
                        })));
    }

    @Override
    public Future<List<FeedbackSummary>> summaries(Caller caller, UUID conferenceId) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.read(Caller.SYSTEM, sql -> FeedbackStore.summaries(sql, conferenceId)));
    }

    @Override
    public Future<FeedbackSummary> summary(Caller caller, UUID conferenceId, UUID sessionId) {
        return access.listener(caller, conferenceId, sessionId)
                .compose(place ->
                        database.read(Caller.SYSTEM, sql -> FeedbackStore.summary(sql, conferenceId, sessionId)));
    }

    @Override
    public Future<FeedbackPage> feedback(Caller caller, FeedbackQuery query) {
        Faults.requirePage(query.limit());
        Cursor before = Cursor.parse(query.cursor());
        return access.listener(caller, query.conferenceId(), query.sessionId())
                .compose(place ->
                        database.read(Caller.SYSTEM, sql -> FeedbackStore.page(sql, query, before.time(), before.id())))
                .map(found -> Cursor.page(
                        found,
                        query.limit(),
                        said -> said.comment() == null ? 1 : said.comment().length(),
                        said -> Cursor.of(said.updatedAt(), said.id()),
                        FeedbackPage::new));
    }
}
