package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.Poll;
import io.plenary.contracts.engagement.PollAnswer;
import io.plenary.contracts.engagement.PollDraft;
import io.plenary.contracts.engagement.PollKind;
import io.plenary.contracts.engagement.PollResults;
import io.plenary.contracts.engagement.PollState;
import io.plenary.contracts.engagement.QuestionAction;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEvents.RoomStated;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.contracts.engagement.Silence;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.plenary.contracts.events.Event;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one device of a person does the others of the same person are told, and nobody else's. */
class OwnRoomTest {

    private static LiveStage stage;

    private final Caller ada = somebody();
    private final Caller bob = somebody();
    private final UUID session = stage.session(stage.open);
    private final Queue<Event> told = stage.node.listen(RoomStated.class);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void votesAreToldToWhoVoted() {
        AudienceQuestion question = stage.asked(ada, stage.open, session);
        await(stage.questions.vote(bob, stage.open, question.id()));
        await().untilAsserted(() -> assertThat(toldTo(bob, "question:" + question.id()))
                .last()
                .satisfies(
                        state -> assertThat(state.value().getBoolean("voted")).isTrue()));
        await(stage.questions.unvote(bob, stage.open, question.id()));

        await().untilAsserted(() -> assertThat(toldTo(bob, "question:" + question.id()))
                .last()
                .satisfies(
                        state -> assertThat(state.value().getBoolean("voted")).isFalse()));
    }

    @Test
    void whatBecomesOfAHeldQuestionItsAuthorIsTold() {
        UUID held = stage.session(stage.moderated);
        AudienceQuestion question = stage.asked(ada, stage.moderated, held);
        stage.decided(question, QuestionAction.APPROVE);

        await().untilAsserted(() -> assertThat(toldTo(ada, "question:" + question.id()))
                .extracting(state -> state.value().getString("status"))
                .containsExactly("HELD", "APPROVED"));
        assertThat(toldTo(bob, "question:" + question.id())).isEmpty();
    }

    @Test
    void answersAreToldToWhoAnswered() {
        Poll poll = await(stage.polls.create(
                stage.moderator,
                new PollDraft(
                        UUID.randomUUID(),
                        stage.open,
                        session,
                        "Tea?",
                        PollKind.RATING,
                        null,
                        PollResults.CLOSED,
                        false,
                        false,
                        null,
                        null,
                        null,
                        null)));
        await(stage.polls.turn(stage.moderator, stage.open, poll.id(), PollState.OPEN));
        await(stage.polls.answer(ada, stage.open, poll.id(), PollAnswer.of(4)));

        await().untilAsserted(() -> assertThat(toldTo(ada, "poll:" + poll.id()))
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.value().getJsonArray("choices")).containsExactly(4);
                    assertThat(state.value().encode()).doesNotContain("\"count\"");
                }));
        assertThat(toldTo(bob, "poll:" + poll.id())).isEmpty();
    }

    @Test
    void whoIsSilencedLearnsItAtOnceAndWhenTheyComeBack() {
        AudienceQuestion question = stage.asked(ada, stage.open, session);
        Silence silence = await(stage.silences.silence(
                stage.moderator,
                new SilenceDraft(
                        UUID.randomUUID(), stage.open, question.id(), null, SilenceKind.MUTED, 5, "Advertises")));
        String key = "silence:" + stage.open;

        await().untilAsserted(() -> assertThat(toldTo(ada, key))
                .extracting(state -> state.value().getString("kind"))
                .containsExactly("MUTED"));
        assertThat(entered(ada)).extracting(RoomState::key).contains(key);
        await(stage.silences.lift(stage.moderator, stage.open, silence.id()));
        await().untilAsserted(() -> assertThat(toldTo(ada, key))
                .extracting(state -> state.value().getString("kind"))
                .containsExactly("MUTED", null));
        assertThat(entered(ada)).extracting(RoomState::key).doesNotContain(key);
        assertRefused(Refusal.NOT_FOUND, () -> stage.rooms.enterRoom(bob, Room.ofUser(ada.userId()), null));
    }

    private static List<RoomState> entered(Caller caller) {
        return await(stage.rooms.enterRoom(caller, Room.ofUser(caller.userId()), null))
                .states();
    }

    private List<RoomState> toldTo(Caller caller, String key) {
        return told.stream()
                .map(event -> event.as(RoomStated.class))
                .filter(stated -> stated.room().equals(Room.ofUser(caller.userId())))
                .map(RoomStated::state)
                .filter(state -> state.key().equals(key))
                .toList();
    }
}
