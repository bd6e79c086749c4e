package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.EngagementEvents.PollChanged;
import io.plenary.contracts.engagement.EngagementEvents.PollCreated;
import io.plenary.contracts.engagement.EngagementEvents.PollDeleted;
import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollAnswer;
import io.plenary.contracts.engagement.PollDraft;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollOption;
import io.plenary.contracts.engagement.PollState;
import io.plenary.contracts.engagement.PollsService;
import io.plenary.contracts.engagement.Room;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

final class Polls implements PollsService {

    private final Database database;
    private final Access access;
    private final Writing writing;
    private final PollChanges changes;
    private final PollClosing closing;
    private final Silences silences;
    private final Leaderboard leaderboard;

    Polls(
            Database database,
            Access access,
            Writing writing,
            PollChanges changes,
            PollClosing closing,
            Silences silences,
            Leaderboard leaderboard) {
        this.database = database;
        this.access = access;
        this.writing = writing;
        this.changes = changes;
        this.closing = closing;
        this.silences = silences;
        this.leaderboard = leaderboard;
    }

    @Override
    public Future<List<Poll>> polls(Caller caller, UUID conferenceId, UUID sessionId) {
        return access.onlooker(caller, conferenceId, sessionId).compose(place -> {
            boolean moderates = LiveRules.isModerator(caller, place);
            return database.read(Caller.SYSTEM, sql -> PollStore.of(sql, conferenceId, sessionId, moderates)
                    .compose(found -> seen(sql, caller, place.room(), found, moderates)));
        });
    }

    private static Future<List<Poll>> seen(
            SqlClient sql, Caller caller, Room room, List<StoredPoll> polls, boolean moderates) {
        if (!caller.isSignedIn()) {
            return Future.succeededFuture(polls.stream()
                    .map(poll -> moderates ? poll.poll() : poll.seen(null, null))
                    .toList());
        }
        return AnswerStore.own(sql, room, caller.userId()).map(answers -> {
            Map<UUID, AnswerStore.Answer> own =
                    answers.stream().collect(Collectors.toMap(AnswerStore.Answer::pollId, answer -> answer));
            return polls.stream()
                    .map(poll -> seen(poll, own.get(poll.id()), moderates))
                    .toList();
        });
    }

    private static Poll seen(StoredPoll poll, AnswerStore.Answer own, boolean moderates) {
        return moderates ? poll.moderated(own != null, own) : poll.seen(own != null, own);
    }

    @Override
    public Future<Poll> poll(Caller caller, UUID conferenceId, UUID pollId) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> found(conferenceId, pollId))
                .map(StoredPoll::poll);
    }

    @Override
    public Future<List<PollOption>> results(Caller caller, UUID conferenceId, UUID pollId) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> found(conferenceId, pollId))
                .compose(poll -> database.read(Caller.SYSTEM, sql -> PollOptionStore.results(sql, poll)));
    }

    private Future<StoredPoll> found(UUID conferenceId, UUID pollId) {
        return database.read(Caller.SYSTEM, sql -> PollStore.find(sql, conferenceId, pollId))
                .map(found -> found.filter(poll -> !poll.isDeleted()).orElseThrow(PollRules::noSuchPoll));
    }

    @Override
    public Future<Poll> create(Caller caller, PollDraft draft) {
        PollRules.check(draft);
        return access.moderator(caller, draft.conferenceId(), draft.sessionId())
                .compose(place -> database.once(caller, tx -> about(tx, place)
                        .compose(about -> PollStore.find(tx.sql(), place.conferenceId(), draft.id()))
                        .compose(before ->
                                before.map(poll -> madeBefore(poll, draft)).orElseGet(() -> create(tx, place, draft)))
                        .map(StoredPoll::poll)));
    }

    private static Future<StoredPoll> madeBefore(StoredPoll poll, PollDraft draft) {
        if (poll.isDeleted() || !Objects.equals(poll.poll().sessionId(), draft.sessionId())) {
            throw Refusal.CONFLICT.because("The id of the poll is in use.");
        }
        return Future.succeededFuture(poll);
    }

    private Future<StoredPoll> create(Transaction tx, Place place, PollDraft draft) {
        return PollStore.lockAndCount(tx.sql(), place).compose(polls -> {
            PollRules.checkCount(polls);
            tx.announce(new PollCreated(draft.id(), place.sessionId()), place.organizationId(), place.conferenceId());
            return changes.create(tx, place, draft);
        });
    }

    @Override
    public Future<Poll> change(Caller caller, PollDraft draft) {
        PollRules.check(draft);
        return moderating(caller, draft.conferenceId(), draft.id(), (tx, poll) -> {
            if (poll.isDeleted()) {
                throw PollRules.noSuchPoll();
            }
            if (poll.poll().state() != PollState.DRAFT) {
                throw PollRules.started();
            }
            tx.announce(
                    new PollChanged(poll.id(), poll.poll().sessionId()),
                    poll.organizationId(),
                    poll.poll().conferenceId());
            return changes.replace(tx, poll, draft).map(StoredPoll::poll);
        });
    }

    @Override
    public Future<Poll> turn(Caller caller, UUID conferenceId, UUID pollId, PollState state) {
        PollRules.check(state);
        return moderating(caller, conferenceId, pollId, (tx, poll) -> {
            if (poll.isDeleted()) {
                throw PollRules.noSuchPoll();
            }
            PollRules.checkReopening(poll.poll(), state);
            return poll.poll().state() == state ? Future.succeededFuture(poll.poll()) : turn(tx, poll, state);
        });
    }

    private Future<Poll> turn(Transaction tx, StoredPoll poll, PollState state) {
        tx.afterCommit(closing::soon);
        return changes.turn(tx, poll, state).map(StoredPoll::poll);
    }

    @Override
    public Future<Void> delete(Caller caller, UUID conferenceId, UUID pollId) {
        return moderating(caller, conferenceId, pollId, (tx, poll) -> {
            if (poll.isDeleted()) {
                return Future.succeededFuture();
            }
            tx.announce(
                    new PollDeleted(poll.id(), poll.poll().sessionId()),
                    poll.organizationId(),
                    poll.poll().conferenceId());
            return changes.delete(tx, poll).mapEmpty();
        });
    }

    private <T> Future<T> moderating(
            Caller caller, UUID conferenceId, UUID pollId, BiFunction<Transaction, StoredPoll, Future<T>> change) {
        return access.moderator(caller, conferenceId, null)
                .compose(place -> database.once(caller, tx -> about(tx, place)
                        .compose(about -> PollStore.lock(tx.sql(), conferenceId, pollId))
                        .map(found -> found.orElseThrow(PollRules::noSuchPoll))
                        .compose(poll -> change.apply(tx, poll))));
    }

    @Override
    public Future<Poll> hideWord(Caller caller, UUID conferenceId, UUID pollId, int number, boolean hidden) {
        return moderating(caller, conferenceId, pollId, (tx, poll) -> {
            if (poll.isDeleted()) {
                throw PollRules.noSuchPoll();
            }
            return changes.hideWord(tx, poll, number, hidden).map(StoredPoll::poll);
        });
    }

    @Override
    public Future<Poll> answer(Caller caller, UUID conferenceId, UUID pollId, PollAnswer answer) {
        LiveRules.requireSignedIn(caller);
        return found(conferenceId, pollId)
                .map(poll -> {
                    if (!poll.isPublic()) {
                        throw PollRules.noSuchPoll();
                    }
                    return poll;
                })
                .compose(poll -> access.participant(
                                caller, conferenceId, poll.poll().sessionId())
                        .compose(place -> {
                            PollAnswer given = PollRules.ordered(poll.poll(), answer);
                            PollRules.check(poll.poll(), given);
                            return name(caller, given)
                                    .compose(name -> writing.once(
                                            caller, place, tx -> answer(tx, caller, place, poll, given, name)));
                        }));
    }

    private Future<String> name(Caller caller, PollAnswer answer) {
        return answer.listed() ? access.nameOf(caller) : Future.succeededFuture();
    }

    private Future<Poll> answer(
            Transaction tx, Caller caller, Place place, StoredPoll poll, PollAnswer answer, String name) {
        return about(tx, place)
                .compose(about -> requireHeard(tx, caller, place, poll))
                .compose(heard -> Pacing.keep(tx, caller, LiveRules.Pace.ANSWER))
                .compose(rested ->
                        answer.listed() ? leaderboard.join(tx, caller, place, name) : Future.<Void>succeededFuture())
                .compose(listed -> changes.answer(tx, place, poll, caller.userId(), answer))
                .compose(answered -> PollStore.find(tx.sql(), place.conferenceId(), poll.id()))
                .compose(found -> AnswerStore.find(tx.sql(), place.conferenceId(), poll.id(), caller.userId())
                        .map(own -> found.orElseThrow(PollRules::noSuchPoll).seen(true, own.orElse(null)))
                        .map(seen -> changes.toldOwn(tx, poll.organizationId(), caller.userId(), seen)));
    }

    /** Who may not write says no words either. */
    private Future<Void> requireHeard(Transaction tx, Caller caller, Place place, StoredPoll poll) {
        return poll.poll().kind() == PollKind.WORDS
                ? silences.requireVoice(tx.sql(), place, caller.userId())
                : silences.requireNoBan(tx.sql(), place, caller.userId());
    }

    private static Future<Void> about(Transaction tx, Place place) {
        return LiveStore.about(tx.sql(), place.conferenceId());
    }
}
