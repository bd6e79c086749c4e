package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.ChatMessage;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatWords;
import io.plenary.contracts.engagement.EngagementEvents.ParticipantMentioned;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.plenary.contracts.events.Event;
import io.plenary.testing.Outboxes;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That somebody is meant is announced once others can read it, and by whoever wrote it. */
class MentionsTest {

    private static LiveStage stage;

    private final Caller ada = somebody();
    private final Caller bob = somebody();
    private final UUID session = stage.session(stage.open);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
        await(stage.chat.putWords(stage.moderator, new ChatWords(stage.open, List.of("idiot"), 0)));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @BeforeEach
    void bobIsKnown() {
        post(bob, "I am here", List.of());
    }

    @Test
    void whoIsMeantIsNamedAndWhoeverMeansThemselvesIsNot() {
        ChatMessage message = post(ada, "@Bob hello", List.of(bob.userId()));
        post(bob, "@Bob hello", List.of(bob.userId()));

        assertThat(mentions(bob)).singleElement().satisfies(event -> {
            assertThat(event.actorId()).isEqualTo(ada.userId());
            assertThat(event.conferenceId()).isEqualTo(stage.open);
            assertThat(event.as(ParticipantMentioned.class))
                    .isEqualTo(new ParticipantMentioned(message.id(), session, bob.userId()));
        });
    }

    @Test
    void ofWhatIsHeldItIsAnnouncedOnceSomebodyLetsItThrough() {
        ChatMessage held = post(ada, "@Bob you idiot", List.of(bob.userId()));
        assertThat(mentions(bob)).isEmpty();

        await(stage.chat.approve(stage.moderator, stage.open, held.id()));
        await(stage.chat.approve(stage.moderator, stage.open, held.id()));

        assertThat(mentions(bob)).singleElement().satisfies(event -> {
            assertThat(event.actorId()).isEqualTo(ada.userId());
            assertThat(event.origin()).isNull();
        });
    }

    @Test
    void whoWasSilencedMeanwhileMeansNobody() {
        ChatMessage held = post(ada, "@Bob you idiot", List.of(bob.userId()));
        await(stage.silences.silence(
                stage.moderator,
                new SilenceDraft(UUID.randomUUID(), stage.open, null, held.id(), SilenceKind.MUTED, 60, null)));

        await(stage.chat.approve(stage.moderator, stage.open, held.id()));

        assertThat(mentions(bob)).isEmpty();
    }

    private ChatMessage post(Caller caller, String text, List<UUID> mentions) {
        return await(stage.chat.post(
                caller, new ChatMessageDraft(UUID.randomUUID(), stage.open, session, null, text, mentions)));
    }

    private static List<Event> mentions(Caller of) {
        return Outboxes.read(stage.node, "engagement").stream()
                .filter(event -> event.is(ParticipantMentioned.class))
                .filter(event -> event.as(ParticipantMentioned.class).userId().equals(of.userId()))
                .toList();
    }
}
