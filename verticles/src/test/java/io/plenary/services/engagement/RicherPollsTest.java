package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.LeaderboardPlace;
import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollAnswer;
import io.plenary.contracts.engagement.PollDraft;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollOption;
import io.plenary.contracts.engagement.PollResults;
import io.plenary.contracts.engagement.PollState;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEvents.RoomStated;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Polls that are ranked, answered with words, or have right answers; and who is seen to know them. */
class RicherPollsTest {

    private static LiveStage stage;

    private final Caller ada = somebody();
    private final Caller bob = somebody();
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
    void whatIsRankedHasPointsByItsPlace() {
        Poll poll = opened(draft(PollKind.RANKING, List.of("Tea", "Coffee", "Water"), true, null, List.of()));
        await(answer(ada, poll, PollAnswer.of(2, 1, 3)));
        await(answer(bob, poll, PollAnswer.of(2, 3, 1)));
        assertThat(counts(poll)).containsExactly(3L, 6L, 3L);

        assertThat(await(answer(bob, poll, PollAnswer.of(3, 2, 1))).choices()).containsExactly(3, 2, 1);
        assertThat(counts(poll)).containsExactly(3L, 5L, 4L);
        assertRefused(Refusal.INVALID, () -> answer(ada, poll, PollAnswer.of(1, 2)));
        assertRefused(Refusal.INVALID, () -> answer(ada, poll, PollAnswer.of(1, 2, 2)));
        assertRefused(Refusal.INVALID, () -> answer(ada, poll, new PollAnswer(null, List.of("Tea"), false)));
    }

    @Test
    void wordsCountTheSameInAllLetters() {
        Queue<Event> told = stage.node.listen(RoomStated.class);
        Poll poll = opened(words(true, false));
        await(answer(ada, poll, said(" Straße  am Meer", "Kotlin", "STRASSE AM MEER")));
        await(answer(bob, poll, said("kotlin")));

        assertThat(list(ada).words()).containsExactly("Straße am Meer", "Kotlin");
        assertThat(list(Caller.ANONYMOUS).options())
                .extracting(PollOption::text, PollOption::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Kotlin", 2L),
                        org.assertj.core.groups.Tuple.tuple("Straße am Meer", 1L));
        await(answer(ada, poll, said("Java")));
        assertThat(list(ada).options()).extracting(PollOption::text).containsExactly("Kotlin", "Java");
        assertRefused(Refusal.INVALID, () -> answer(ada, poll, said("a", "b", "c", "d")));
        assertRefused(Refusal.INVALID, () -> answer(ada, poll, said(" ")));
        assertRefused(Refusal.INVALID, () -> answer(ada, poll, said("x".repeat(41))));
        assertRefused(Refusal.INVALID, () -> answer(ada, poll, PollAnswer.of(1)));
        await().untilAsserted(() -> assertThat(states(told, poll)).contains("\"text\":\"Java\""));
    }

    @Test
    void wordsThatManySayAtOnceAreCountedOnceEach() {
        Poll poll = opened(words(false, true));
        List<Caller> people = IntStream.range(0, 20).mapToObj(i -> somebody()).toList();
        await(Future.all(people.stream()
                .map(person -> answer(person, poll, said("Java", "Word " + people.indexOf(person) % 5)))
                .toList()));

        assertThat(counts(poll)).containsExactly(20L, 4L, 4L, 4L, 4L, 4L);
        assertThat(list(people.get(0)).answers()).isEqualTo(20);
        assertThat(list(people.get(0)).words()).isNull();
        assertRefused(Refusal.CONFLICT, () -> answer(people.get(0), poll, said("Java")));
    }

    @Test
    void whatAModeratorHidesNobodyElseIsToldAnyMore() {
        Poll poll = opened(words(true, false));
        await(answer(ada, poll, said("Rude")));
        int number = list(ada).options().get(0).number();
        for (Caller caller : List.of(ada, stage.stranger, stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.polls.hideWord(caller, stage.open, poll.id(), number, true));
        }
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> stage.polls.hideWord(Caller.ANONYMOUS, stage.open, poll.id(), number, true));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.polls.hideWord(stage.moderator, stage.moderated, poll.id(), number, true));
        await(stage.polls.hideWord(stage.moderator, stage.open, poll.id(), number, true));
        await(stage.polls.hideWord(stage.moderator, stage.open, poll.id(), number, true));

        RoomView view = await(stage.rooms.enterRoom(bob, Room.ofSession(stage.open, session), null));
        assertThat(view.toJson()).doesNotContain("Rude");
        assertThat(list(ada).options()).isEmpty();
        assertThat(list(stage.moderator).options()).singleElement().satisfies(word -> {
            assertThat(word.hidden()).isTrue();
            assertThat(word.count()).isEqualTo(1);
        });
        await(answer(bob, poll, said("RUDE")));
        assertThat(list(bob).options()).isEmpty();
        await(stage.polls.hideWord(stage.moderator, stage.open, poll.id(), number, false));
        assertThat(list(bob).options()).extracting(PollOption::count).containsExactly(2L);
    }

    @Test
    void whoIsMutedSaysNoWordsAndAnswersOtherwise() {
        Poll poll = opened(words(true, false));
        Poll ranking = opened(draft(PollKind.RANKING, List.of("Tea", "Coffee"), true, null, List.of()));
        var question = stage.asked(ada, stage.open, session);
        await(stage.silences.silence(
                stage.moderator,
                new SilenceDraft(UUID.randomUUID(), stage.open, question.id(), null, SilenceKind.MUTED, null, null)));

        assertRefused(Refusal.FORBIDDEN, () -> answer(ada, poll, said("Java")));
        await(answer(ada, ranking, PollAnswer.of(2, 1)));
    }

    @Test
    void wordsGoWithWhoSaidThem() {
        Poll poll = opened(words(true, false));
        await(answer(ada, poll, said("Ada lives at 7 Elm Street", "Java")));
        await(answer(bob, poll, said("Java")));
        stage.erase(ada.userId());

        assertThat(list(stage.moderator).options())
                .extracting(PollOption::text, PollOption::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Java", 1L));
    }

    @Test
    void whatIsRightIsToldOnceTheQuizIsClosed() {
        Poll quiz = opened(quiz(List.of(2), 100));
        await(answer(ada, quiz, PollAnswer.of(2)));
        RoomView view = await(stage.rooms.enterRoom(ada, Room.ofSession(stage.open, session), null));
        assertThat(view.toJson()).contains("Coffee").doesNotContain("\"right\"");
        assertThat(list(ada).options()).extracting(PollOption::right).containsOnlyNulls();
        assertThat(list(stage.moderator).options())
                .extracting(PollOption::right)
                .containsExactly(false, true, false);

        turned(quiz, PollState.CLOSED);
        assertThat(list(bob).options()).extracting(PollOption::right).containsExactly(false, true, false);
        assertRefused(Refusal.CONFLICT, () -> stage.polls.turn(stage.moderator, stage.open, quiz.id(), PollState.OPEN));
        assertRefused(Refusal.INVALID, () -> stage.polls.create(stage.moderator, quiz(List.of(), null)));
        assertRefused(Refusal.INVALID, () -> stage.polls.create(stage.moderator, quiz(List.of(4), null)));
        assertRefused(Refusal.INVALID, () -> stage.polls.create(stage.moderator, quiz(List.of(1), 0)));
    }

    @Test
    void onlyThoseWhoAgreedAreSeenOnTheLeaderboard() {
        Poll first = opened(quiz(List.of(2), 100));
        Poll second = opened(quiz(List.of(1, 3), null));
        Caller eve = somebody();
        await(answer(ada, first, new PollAnswer(List.of(2), null, true)));
        await(answer(ada, second, PollAnswer.of(3, 1)));
        await(answer(bob, first, PollAnswer.of(2)));
        await(answer(eve, second, new PollAnswer(List.of(1, 3), null, true)));
        assertThat(places(ada)).isEmpty();
        turned(first, PollState.CLOSED);
        turned(second, PollState.CLOSED);

        assertThat(places(Caller.ANONYMOUS))
                .extracting(LeaderboardPlace::userId)
                .containsExactly(ada.userId(), eve.userId());
        assertThat(places(ada).get(0))
                .isEqualTo(new LeaderboardPlace(
                        1, ada.userId(), LiveStage.name(ada.userId().toString()), 101, 2, true));
        assertThat(places(bob)).last().isEqualTo(new LeaderboardPlace(null, bob.userId(), null, 100, 1, true));
        await(stage.leaderboard.leave(ada, stage.open));
        await(stage.leaderboard.join(bob, stage.open));
        assertThat(places(Caller.ANONYMOUS))
                .extracting(LeaderboardPlace::userId)
                .containsExactly(bob.userId(), eve.userId());
        assertThat(await(stage.leaderboard.leaderboard(eve, stage.open, stage.session(stage.open))))
                .isEmpty();
        stage.banned(eve, stage.open, session);
        assertThat(places(ada))
                .extracting(LeaderboardPlace::userId)
                .startsWith(bob.userId())
                .doesNotContain(eve.userId());
    }

    @Test
    void nobodyIsOnALeaderboardWhoMayNotTakePart() {
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.leaderboard.join(Caller.ANONYMOUS, stage.open));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.leaderboard.leave(Caller.ANONYMOUS, stage.open));
        assertRefused(Refusal.FORBIDDEN, () -> stage.leaderboard.join(ada, stage.ticketed));
        assertRefused(Refusal.FORBIDDEN, () -> stage.leaderboard.leaderboard(ada, stage.ticketed, null));
        assertRefused(Refusal.NOT_FOUND, () -> stage.leaderboard.join(ada, stage.draft));
        assertRefused(Refusal.NOT_FOUND, () -> stage.leaderboard.leaderboard(ada, UUID.randomUUID(), null));
    }

    private static PollAnswer said(String... words) {
        return new PollAnswer(null, List.of(words), false);
    }

    private PollDraft words(boolean changeable, boolean anonymous) {
        return new PollDraft(
                UUID.randomUUID(),
                stage.open,
                session,
                "In a word?",
                PollKind.WORDS,
                null,
                PollResults.LIVE,
                anonymous,
                changeable,
                null,
                null,
                null,
                null);
    }

    private PollDraft quiz(List<Integer> right, Integer points) {
        return draft(PollKind.QUIZ, List.of("Tea", "Coffee", "Water"), false, points, right);
    }

    private PollDraft draft(
            PollKind kind, List<String> options, boolean changeable, Integer points, List<Integer> right) {
        return new PollDraft(
                UUID.randomUUID(),
                stage.open,
                session,
                "Which one?",
                kind,
                options,
                PollResults.LIVE,
                false,
                changeable,
                null,
                right,
                points,
                null);
    }

    private static Poll opened(PollDraft draft) {
        return turned(await(stage.polls.create(stage.moderator, draft)), PollState.OPEN);
    }

    private static Poll turned(Poll poll, PollState state) {
        return await(stage.polls.turn(stage.moderator, poll.conferenceId(), poll.id(), state));
    }

    private static Future<Poll> answer(Caller caller, Poll poll, PollAnswer answer) {
        return stage.polls.answer(caller, poll.conferenceId(), poll.id(), answer);
    }

    private Poll list(Caller caller) {
        return await(stage.polls.polls(caller, stage.open, session)).get(0);
    }

    private List<LeaderboardPlace> places(Caller caller) {
        return await(stage.leaderboard.leaderboard(caller, stage.open, session));
    }

    private static List<Long> counts(Poll poll) {
        return await(stage.polls.results(stage.moderator, poll.conferenceId(), poll.id())).stream()
                .map(PollOption::count)
                .toList();
    }

    private static String states(Queue<Event> told, Poll poll) {
        return told.stream()
                .map(event -> event.as(RoomStated.class).state())
                .filter(state -> state.key().equals("poll:" + poll.id()))
                .map(state -> state.value().encode())
                .reduce("", (earlier, later) -> later);
    }
}
