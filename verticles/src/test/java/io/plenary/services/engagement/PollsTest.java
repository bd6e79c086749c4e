package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollAnswer;
import io.plenary.contracts.engagement.PollDraft;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollOption;
import io.plenary.contracts.engagement.PollResults;
import io.plenary.contracts.engagement.PollState;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.RoomEvents.RoomStated;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Database;
import io.plenary.testing.Outboxes;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the audience is asked, that nobody answers twice, and who learns what of the answers. */
class PollsTest {

    private static LiveStage stage;

    private final Caller ada = somebody();
    private final UUID session = stage.session(stage.open);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aDraftIsSeenByThoseWhoModerateAndByOthersOnceItIsOpen() {
        PollDraft draft = draft(PollKind.SINGLE, PollResults.LIVE, false, false, null);
        Poll made = await(stage.polls.create(stage.moderator, draft));

        assertThat(await(stage.polls.create(stage.moderator, draft))).isEqualTo(made);
        assertThat(list(ada)).isEmpty();
        assertThat(list(stage.moderator)).extracting(Poll::id).containsExactly(made.id());
        assertRefused(Refusal.NOT_FOUND, () -> answer(ada, made, 1));
        turned(made, PollState.OPEN);
        assertThat(list(Caller.ANONYMOUS)).singleElement().satisfies(poll -> {
            assertThat(poll.answered()).isNull();
            assertThat(poll.options())
                    .containsExactly(
                            new PollOption(1, "Tea", 0L),
                            new PollOption(2, "Coffee", 0L),
                            new PollOption(3, "Water", 0L));
        });
        assertRefused(Refusal.CONFLICT, () -> stage.polls.change(stage.moderator, draft));
    }

    @Test
    void onlyThoseWhoModerateMakeOpenAndDeletePolls() {
        Poll open = opened(PollKind.SINGLE, PollResults.LIVE, false, false);
        PollDraft draft = draft(PollKind.SINGLE, PollResults.LIVE, false, false, null);

        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.polls.create(Caller.ANONYMOUS, draft));
        for (Caller caller : List.of(ada, stage.stranger, stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.polls.create(caller, draft));
            assertRefused(Refusal.FORBIDDEN, () -> stage.polls.poll(caller, stage.open, open.id()));
            assertRefused(Refusal.FORBIDDEN, () -> stage.polls.turn(caller, stage.open, open.id(), PollState.CLOSED));
            assertRefused(Refusal.FORBIDDEN, () -> stage.polls.delete(caller, stage.open, open.id()));
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.polls.poll(stage.moderator, stage.moderated, open.id()));
        assertRefused(Refusal.NOT_FOUND, () -> stage.polls.delete(stage.moderator, stage.moderated, open.id()));
        assertRefused(
                Refusal.INVALID,
                () -> stage.polls.create(stage.moderator, draft(PollKind.SINGLE, PollResults.LIVE, true, true, null)));
        assertRefused(
                Refusal.INVALID,
                () -> stage.polls.create(stage.moderator, draft(PollKind.SINGLE, PollResults.LIVE, false, false, 1)));
        assertRefused(Refusal.INVALID, () -> stage.polls.turn(stage.moderator, stage.open, open.id(), PollState.DRAFT));
    }

    @Test
    void nobodyAnswersWhoMayNot() {
        UUID ticketed = stage.session(stage.ticketed);
        PollDraft draft = new PollDraft(
                UUID.randomUUID(),
                stage.ticketed,
                ticketed,
                "Tea?",
                PollKind.RATING,
                null,
                PollResults.LIVE,
                false,
                false,
                null,
                null,
                null,
                null);
        Poll poll = turned(await(stage.polls.create(stage.moderator, draft)), PollState.OPEN);
        Poll open = opened(PollKind.SINGLE, PollResults.LIVE, false, false);

        assertRefused(Refusal.FORBIDDEN, () -> answer(ada, poll, 5));
        assertRefused(Refusal.FORBIDDEN, () -> stage.polls.polls(ada, stage.ticketed, ticketed));
        assertRefused(Refusal.UNAUTHENTICATED, () -> answer(Caller.ANONYMOUS, open, 1));
        assertRefused(Refusal.NOT_FOUND, () -> stage.polls.answer(ada, stage.moderated, open.id(), PollAnswer.of(1)));
        assertRefused(Refusal.INVALID, () -> answer(ada, open, 4));
        assertRefused(Refusal.INVALID, () -> answer(ada, open, 1, 2));
        assertRefused(Refusal.INVALID, () -> answer(ada, open));
        stage.holders.add(ada.userId());
        assertThat(await(answer(ada, poll, 5)).answers()).isEqualTo(1);
    }

    @Test
    void manyWhoAnswerAtOnceAreCountedOnceEachAndToldAsItStands() {
        Queue<Event> told = stage.node.listen(RoomStated.class);
        Poll poll = opened(PollKind.MULTIPLE, PollResults.LIVE, false, false);
        List<Caller> people = IntStream.range(0, 20).mapToObj(i -> somebody()).toList();
        List<Future<?>> answers = new ArrayList<>();
        people.forEach(person -> IntStream.range(0, 3).forEach(i -> answers.add(answer(person, poll, 3, 1))));
        await(Future.all(answers));

        assertThat(counts(poll)).containsExactly(20L, 0L, 20L);
        assertThat(list(people.get(0))).singleElement().satisfies(seen -> {
            assertThat(seen.answers()).isEqualTo(20);
            assertThat(seen.choices()).containsExactly(1, 3);
        });
        assertRefused(Refusal.CONFLICT, () -> answer(people.get(0), poll, 2));
        await().untilAsserted(() -> assertThat(told.stream()
                        .map(event -> event.as(RoomStated.class).state())
                        .filter(state -> state.key().equals("poll:" + poll.id()))
                        .map(state -> state.value().encode())
                        .reduce((earlier, later) -> later))
                .contains("{\"answers\":20,\"counts\":[20,0,20]}"));
    }

    @Test
    void anAnswerThatCanBeChangedCountsAsTheLastOne() {
        Poll poll = opened(PollKind.SINGLE, PollResults.LIVE, false, true);
        await(answer(ada, poll, 1));
        await(Future.all(IntStream.range(0, 9)
                .mapToObj(i -> answer(ada, poll, 1 + i % 3))
                .toList()));
        await(answer(ada, poll, 2));

        assertThat(counts(poll)).containsExactly(0L, 1L, 0L);
        turned(poll, PollState.CLOSED);
        assertRefused(Refusal.CONFLICT, () -> answer(ada, poll, 3));
        assertRefused(Refusal.CONFLICT, () -> answer(somebody(), poll, 3));
        assertThat(counts(poll)).containsExactly(0L, 1L, 0L);
    }

    @Test
    void countsAreHiddenFromAllButThoseWhoModerateUntilItIsClosed() {
        Poll poll = opened(PollKind.SINGLE, PollResults.CLOSED, false, false);
        await(answer(ada, poll, 1));
        Room room = Room.ofSession(stage.open, session);
        RoomView view = await(stage.rooms.enterRoom(ada, room, null));

        assertThat(list(ada).get(0).options()).extracting(PollOption::count).containsOnlyNulls();
        assertThat(view.entries().toString()).contains("Tea").doesNotContain("\"count\"");
        assertThat(view.states().toString()).contains("answers").doesNotContain("counts");
        assertThat(view.own().getJsonObject("polls").getJsonArray(poll.id().toString()))
                .containsExactly(1);
        assertThat(list(stage.moderator).get(0).options())
                .extracting(PollOption::count)
                .containsExactly(1L, 0L, 0L);
        turned(poll, PollState.CLOSED);
        assertThat(list(ada).get(0).options()).extracting(PollOption::count).containsExactly(1L, 0L, 0L);
    }

    @Test
    void ofAnAnonymousPollNothingSaysWhoChoseWhat() {
        Poll poll = opened(PollKind.SINGLE, PollResults.LIVE, true, false);
        assertThat(await(answer(ada, poll, 2)).choices()).isNull();
        Database database = await(stage.node.node().databases().open("engagement"));

        assertRefused(Refusal.CONFLICT, () -> answer(ada, poll, 2));
        assertThat(counts(poll)).containsExactly(0L, 1L, 0L);
        assertThat(await(database.read(Caller.SYSTEM, sql -> sql.query(
                                        "select choices from poll_answers where poll_id = '" + poll.id() + "'")
                                .execute()))
                        .iterator()
                        .next()
                        .getValue(0))
                .isNull();
        assertThat(Outboxes.read(stage.node, "engagement"))
                .filteredOn(event -> event.type().equals("PollAnswered")
                        && poll.id().toString().equals(event.payload().getString("pollId")))
                .extracting(Event::actorId)
                .containsExactly((UUID) null);
    }

    @Test
    void aPollForATimeClosesByItself() {
        Poll poll =
                await(stage.polls.create(stage.moderator, draft(PollKind.SINGLE, PollResults.CLOSED, false, false, 5)));
        assertThat(turned(poll, PollState.OPEN).closesAt()).isNotNull();
        Database database = await(stage.node.node().databases().open("engagement"));
        await(database.write(Caller.SYSTEM, tx -> tx.sql()
                .query("update polls set closes_at = now() - interval '1 second' where id = '" + poll.id() + "'")
                .execute()));

        assertThat(await(answer(ada, poll, 1).otherwiseEmpty())).isNull();
        await().untilAsserted(
                        () -> assertThat(list(ada)).extracting(Poll::state).containsExactly(PollState.CLOSED));
        assertThat(await(stage.rooms.entriesSince(Caller.SYSTEM, Room.ofSession(stage.open, session), 1)))
                .extracting(RoomEntry::position)
                .containsExactly(2L);
    }

    @Test
    void whatIsDeletedIsGoneFromItsRoomWithItsAnswers() {
        Poll poll = opened(PollKind.SINGLE, PollResults.LIVE, false, false);
        await(answer(ada, poll, 1));
        await(stage.polls.delete(stage.moderator, stage.open, poll.id()));
        await(stage.polls.delete(stage.moderator, stage.open, poll.id()));

        assertThat(list(stage.moderator)).isEmpty();
        assertThat(await(stage.rooms.entriesSince(Caller.SYSTEM, Room.ofSession(stage.open, session), 1)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.body()).isNull());
        assertRefused(Refusal.NOT_FOUND, () -> answer(somebody(), poll, 1));
    }

    private PollDraft draft(
            PollKind kind, PollResults results, boolean anonymous, boolean changeable, Integer seconds) {
        return new PollDraft(
                UUID.randomUUID(),
                stage.open,
                session,
                "What do you drink?",
                kind,
                List.of("Tea", "Coffee", "Water"),
                results,
                anonymous,
                changeable,
                null,
                null,
                null,
                seconds);
    }

    private Poll opened(PollKind kind, PollResults results, boolean anonymous, boolean changeable) {
        return turned(
                await(stage.polls.create(stage.moderator, draft(kind, results, anonymous, changeable, null))),
                PollState.OPEN);
    }

    private static Poll turned(Poll poll, PollState state) {
        return await(stage.polls.turn(stage.moderator, poll.conferenceId(), poll.id(), state));
    }

    private static Future<Poll> answer(Caller caller, Poll poll, Integer... choices) {
        return stage.polls.answer(caller, poll.conferenceId(), poll.id(), PollAnswer.of(choices));
    }

    private List<Poll> list(Caller caller) {
        return await(stage.polls.polls(caller, stage.open, session));
    }

    private static List<Long> counts(Poll poll) {
        return await(stage.polls.poll(stage.moderator, poll.conferenceId(), poll.id())).options().stream()
                .map(PollOption::count)
                .toList();
    }
}
