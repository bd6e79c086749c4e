package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomView;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.live.PersonHere;
import io.plenary.testing.Outboxes;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose names are read in the rooms of sessions. */
class ShownNamesTest {

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
    void nobodyIsNamedWhoDidNotSaySoAndNobodyAnyMoreWhoTookItBack() {
        assertThat(named(ada, stage.open, session)).isNull();

        await(stage.presence.showName(ada, stage.open));
        await(stage.presence.showName(ada, stage.open));
        String name = LiveStage.name(ada.userId().toString());
        assertThat(named(ada, stage.open, session)).isEqualTo(new PersonHere(ada.userId(), name));
        assertThat(named(somebody(), stage.open, session)).isNull();
        assertThat(enter(Caller.ANONYMOUS, Room.ofSession(stage.open, session)).own())
                .isNull();

        await(stage.presence.hideName(ada, stage.open));
        await(stage.presence.hideName(ada, stage.open));
        assertThat(named(ada, stage.open, session)).isNull();
        assertThat(announced()).containsExactly("NameShown", "NameHidden");
    }

    @Test
    void itIsForOneConferenceAndTheRoomsOfItsSessions() {
        await(stage.presence.showName(ada, stage.open));

        assertThat(named(ada, stage.moderated, stage.session(stage.moderated))).isNull();
        assertThat(enter(ada, Room.ofConference(stage.open)).named(ada.userId()))
                .isNull();
        stage.erase(ada.userId());
        assertThat(named(ada, stage.open, session)).isNull();
    }

    @Test
    void whoDoesNotTakePartIsNotNamed() {
        Caller banned = somebody();
        stage.banned(banned, stage.open, session);

        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.presence.showName(Caller.ANONYMOUS, stage.open));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.presence.hideName(Caller.ANONYMOUS, stage.open));
        assertRefused(Refusal.FORBIDDEN, () -> stage.presence.showName(banned, stage.open));
        assertRefused(Refusal.FORBIDDEN, () -> stage.presence.showName(ada, stage.ticketed));
        assertRefused(Refusal.NOT_FOUND, () -> stage.presence.showName(ada, stage.draft));
        assertRefused(Refusal.NOT_FOUND, () -> stage.presence.hideName(ada, UUID.randomUUID()));
        assertThat(named(banned, stage.open, session)).isNull();
    }

    /** Their gateways learn it at once, and whoever looks them up later does not either. */
    @Test
    void whoIsBannedIsNamedNoMoreWhileThatLasts() {
        await(stage.presence.showName(ada, stage.open));
        stage.banned(ada, stage.open, session);

        assertThat(named(ada, stage.open, session)).isNull();
        assertThat(announced()).contains("NameHidden");

        await(stage.silences.silences(stage.moderator, stage.open)).stream()
                .filter(silence -> ada.userId().equals(silence.userId()))
                .forEach(silence -> await(stage.silences.lift(stage.moderator, stage.open, silence.id())));
        assertThat(named(ada, stage.open, session)).isNotNull();
    }

    /** Others would see whose name is gone. */
    @Test
    void aBanForAQuestionWithoutANameDoesNotTellWhoseItWas() {
        await(stage.presence.showName(ada, stage.open));
        AudienceQuestion question =
                await(stage.questions.ask(ada, LiveStage.question(stage.open, session, "Who are you?", true)));
        await(stage.silences.silence(
                stage.moderator,
                new SilenceDraft(UUID.randomUUID(), stage.open, question.id(), null, SilenceKind.BANNED, null, null)));

        assertThat(named(ada, stage.open, session)).isNotNull();
        assertThat(announced()).doesNotContain("NameHidden");
    }

    private static PersonHere named(Caller caller, UUID conference, UUID session) {
        return enter(caller, Room.ofSession(conference, session)).named(caller.userId());
    }

    private static RoomView enter(Caller caller, Room room) {
        return await(stage.rooms.enterRoom(caller, room, null));
    }

    private List<String> announced() {
        return Outboxes.read(stage.node, "engagement").stream()
                .filter(event -> ada.userId().equals(event.actorId()))
                .map(Event::type)
                .toList();
    }
}
