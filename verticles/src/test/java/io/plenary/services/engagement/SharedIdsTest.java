package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.Burst;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatSettings;
import io.plenary.contracts.engagement.FeedbackDraft;
import io.plenary.contracts.engagement.Fullness;
import io.plenary.contracts.engagement.LiveState;
import io.plenary.contracts.engagement.ReactionKind;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.program.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two conferences have a session with the same id: clients choose ids, and a program may be copied. Neither notices the other. */
class SharedIdsTest {

    private static LiveStage stage;

    private final Caller ada = somebody();
    private final UUID session = UUID.randomUUID();
    private final UUID one = stage.open;
    private final UUID other = stage.moderated;

    @BeforeAll
    static void start() {
        stage = new LiveStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private void placeInBoth() {
        Instant begun = Instant.now().minus(Duration.ofMinutes(90));
        stage.place(one, session, begun, SessionStatus.CONFIRMED);
        stage.place(other, session, begun, SessionStatus.CONFIRMED);
    }

    @Test
    void eachHasAChatOfItsOwn() {
        placeInBoth();

        await(stage.chat.post(ada, message(one)));
        await(stage.chat.putSettings(stage.moderator, new ChatSettings(one, session, 0, true, 0)));
        await(stage.chat.post(ada, message(other)));
        await(stage.chat.post(ada, message(other)));
        await(stage.chat.putSettings(stage.moderator, new ChatSettings(other, session, 0, false, 0)));

        assertThat(await(stage.chat.settings(ada, one, session)).readOnly()).isTrue();
        assertThat(await(stage.chat.settings(ada, other, session)).readOnly()).isFalse();
        assertThat(enter(one).position()).isEqualTo(2);
        assertThat(enter(other).position()).isEqualTo(3);
    }

    private ChatMessageDraft message(UUID conference) {
        return new ChatMessageDraft(UUID.randomUUID(), conference, session, null, "Hello", null);
    }

    private RoomView enter(UUID conference) {
        return await(stage.rooms.enterRoom(ada, Room.ofSession(conference, session), null));
    }

    @Test
    void aSessionMayEvenHaveTheIdOfAnotherConference() {
        stage.conferences.published(one, other);

        await(stage.chat.putSettings(stage.moderator, new ChatSettings(one, other, 0, true, 0)));
        await(stage.chat.putSettings(stage.moderator, new ChatSettings(other, null, 30, false, 0)));

        assertThat(await(stage.chat.settings(ada, one, other)).slowSeconds()).isZero();
        assertThat(await(stage.chat.settings(ada, other, null)).slowSeconds()).isEqualTo(30);
    }

    @Test
    void eachStandsAsItIs() {
        placeInBoth();

        await(stage.live.putState(stage.moderator, late(one, 10)));
        await(stage.live.putState(stage.moderator, late(other, 20)));
        await(stage.live.putFullness(stage.moderator, new Fullness(other, session, true, null, 5)));

        assertThat(await(stage.live.states(ada, one))).anySatisfy(state -> {
            assertThat(state.sessionId()).isEqualTo(session);
            assertThat(state.delayedMinutes()).isEqualTo(10);
            assertThat(state.full()).isFalse();
        });
        assertThat(await(stage.live.states(ada, other))).anySatisfy(state -> {
            assertThat(state.delayedMinutes()).isEqualTo(20);
            assertThat(state.queueMinutes()).isEqualTo(5);
        });
    }

    private LiveState late(UUID conference, int minutes) {
        return new LiveState(conference, session, null, false, null, null, minutes, null, null, null, 0);
    }

    @Test
    void eachIsLikedByItself() {
        placeInBoth();

        await(stage.feedback.give(ada, new FeedbackDraft(one, session, 1, null)));
        await(stage.feedback.give(ada, new FeedbackDraft(other, session, 5, null)));

        assertThat(await(stage.feedback.own(ada, one, session)).stars()).isEqualTo(1);
        assertThat(await(stage.feedback.own(ada, other, session)).stars()).isEqualTo(5);
    }

    @Test
    void applauseIsOfOneHall() {
        placeInBoth();

        await(stage.bursts.press(ada, new Burst(one, session, ReactionKind.APPLAUSE, 2)));
        await(stage.bursts.press(ada, new Burst(other, session, ReactionKind.SAD, 3)));

        await().untilAsserted(() -> {
            assertThat(pressed(one)).isEqualTo("{\"APPLAUSE\":2}");
            assertThat(pressed(other)).isEqualTo("{\"SAD\":3}");
        });
    }

    private String pressed(UUID conference) {
        return enter(conference).states().stream()
                .filter(state -> state.key().equals("bursts:" + session))
                .map(RoomState::value)
                .map(Object::toString)
                .findFirst()
                .orElse("none");
    }
}
