package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.ChatMessage;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatQuery;
import io.plenary.contracts.engagement.ChatWords;
import io.plenary.contracts.engagement.ContentPolicy;
import io.plenary.contracts.engagement.HeldFor;
import io.plenary.contracts.engagement.LiveSettings;
import io.plenary.contracts.engagement.Participants;
import io.plenary.contracts.engagement.ReactionKind;
import io.plenary.contracts.engagement.ReportedMessage;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEvents.RoomStated;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What waits for somebody who moderates is seen by them and its author, and by nobody else. */
class HeldMessagesTest {

    private static LiveStage stage;

    private final Caller ada = somebody();
    private final Caller bob = somebody();
    private final UUID session = stage.session(stage.moderated);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
        await(stage.chat.putWords(stage.moderator, new ChatWords(stage.moderated, List.of("buy now", "Idiot"), 0)));
        await(stage.live.putSettings(
                stage.moderator,
                new LiveSettings(
                        stage.conferences.organizationId(),
                        stage.moderated,
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        ContentPolicy.HOLD,
                        ContentPolicy.REFUSE,
                        Participants.EVERYBODY,
                        0)));
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void wordsAreFoundHoweverTheyAreWritten() {
        for (String text : List.of("What an IDIOT", "1d10t!", "\u00ecdi\u00f3t", "Buy   now", "buy-NOW: cheap")) {
            assertThat(await(post(ada, text)).held()).as(text).isTrue();
        }
        for (String text : List.of("idiotic", "buy it now", "Good morning")) {
            assertThat(await(post(ada, text)).held()).as(text).isNull();
        }
        assertThat(await(post(stage.moderator, "No idiot is held here")).held()).isNull();
    }

    @Test
    void nobodyElseSeesWhatIsHeld() {
        ChatMessage held = await(post(ada, "You idiot"));

        assertThat(texts(bob)).doesNotContain("You idiot");
        assertThat(texts(ada)).doesNotContain("You idiot");
        assertThat(await(stage.rooms.enterRoom(bob, room(), null)).toJson()).doesNotContain("You idiot");
        assertThat(await(stage.rooms.enterRoom(ada, room(), null)).own().toString())
                .contains("You idiot");
        assertThat(queue())
                .filteredOn(one -> one.message().id().equals(held.id()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.held()).containsExactly(HeldFor.WORD);
                    assertThat(one.reports()).isZero();
                });
        assertThat(await(stage.rooms.enterRoom(stage.moderator, Room.ofOrganizers(stage.moderated), null))
                        .entries()
                        .toString())
                .contains(held.id().toString());
        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.react(bob, stage.moderated, held.id(), ReactionKind.LIKE));
        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.report(bob, stage.moderated, held.id(), null));
        assertRefused(Refusal.INVALID, () -> stage.chat.post(bob, draft("Me too", held.id(), List.of())));
    }

    @Test
    void whatIsApprovedIsSeenByAllAndToldToItsAuthor() {
        Queue<Event> told = stage.node.listen(RoomStated.class);
        ChatMessage held = await(post(ada, "See https://example.org/"));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.chat.approve(Caller.ANONYMOUS, stage.moderated, held.id()));
        for (Caller caller : List.of(ada, stage.stranger, stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.chat.approve(caller, stage.moderated, held.id()));
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.approve(stage.moderator, stage.open, held.id()));
        await(stage.chat.approve(stage.moderator, stage.moderated, held.id()));
        await(stage.chat.approve(stage.moderator, stage.moderated, held.id()));

        assertThat(texts(bob)).contains("See https://example.org/");
        assertThat(queue()).extracting(one -> one.message().id()).doesNotContain(held.id());
        await().untilAsserted(() -> assertThat(states(told, ada, "message:" + held.id()))
                .extracting(state -> state.value().getBoolean("held"))
                .containsExactly(true, null));
    }

    @Test
    void whatIsRemovedIsGoneForItsAuthorToo() {
        ChatMessage held = await(post(ada, "Idiot again"));
        await(stage.chat.remove(stage.moderator, stage.moderated, held.id()));

        assertThat(queue()).extracting(one -> one.message().id()).doesNotContain(held.id());
        assertThat(await(stage.rooms.enterRoom(ada, room(), null)).own().toString())
                .doesNotContain("Idiot again");
    }

    @Test
    void whatIsChangedIsLookedAtAnew() {
        ChatMessage message = await(post(ada, "Hello"));
        assertThat(await(stage.chat.edit(ada, stage.moderated, message.id(), "Hello idiot"))
                        .held())
                .isTrue();
        assertThat(texts(bob)).doesNotContain("Hello", "Hello idiot");
        assertThat(await(stage.rooms.entriesSince(Caller.SYSTEM, room(), 0)).toString())
                .doesNotContain("Hello idiot");

        assertThat(await(stage.chat.edit(ada, stage.moderated, message.id(), "Hello friends"))
                        .held())
                .isNull();
        assertThat(texts(bob)).contains("Hello friends");
        assertThat(queue()).extracting(one -> one.message().id()).doesNotContain(message.id());
    }

    @Test
    void whatTheConferenceRefusesIsNotTaken() {
        assertRefused(Refusal.CONFLICT, () -> post(ada, "![A cat](https://example.org/cat.png)"));
        assertRefused(Refusal.CONFLICT, () -> post(ada, "<IMG src=x>"));
    }

    @Test
    void whoIsMentionedLearnsIt() {
        Queue<Event> told = stage.node.listen(RoomStated.class);
        await(post(bob, "I am here"));
        ChatMessage message = await(stage.chat.post(ada, draft("@Bob hello", null, List.of(bob.userId()))));
        String key = "mention:" + message.id();

        assertThat(message.mentions()).containsExactly(bob.userId());
        await().untilAsserted(() -> assertThat(states(told, bob, key)).hasSize(1));
        assertThat(states(told, bob, key).toString()).doesNotContain("hello");
        assertThat(await(stage.rooms.enterRoom(bob, Room.ofUser(bob.userId()), null))
                        .states())
                .extracting(RoomState::key)
                .contains(key);
        UUID silent = UUID.randomUUID();
        assertRefused(Refusal.INVALID, () -> stage.chat.post(ada, draft("@Who", null, List.of(silent))));
        ChatMessage held = await(stage.chat.post(ada, draft("@Bob you idiot", null, List.of(bob.userId()))));
        assertThat(states(told, bob, "mention:" + held.id())).isEmpty();
    }

    @Test
    void onlyThoseWhoModerateKnowTheWords() {
        ChatWords words = new ChatWords(stage.moderated, List.of("buy now", "Idiot"), 0);
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.chat.words(Caller.ANONYMOUS, stage.moderated));
        for (Caller caller : List.of(ada, stage.stranger, stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.chat.words(caller, stage.moderated));
            assertRefused(Refusal.FORBIDDEN, () -> stage.chat.putWords(caller, words));
        }
        assertRefused(
                Refusal.INVALID,
                () -> stage.chat.putWords(stage.moderator, new ChatWords(stage.moderated, List.of("..."), 0)));
        assertThat(await(stage.chat.words(stage.moderator, stage.moderated)).words())
                .contains("Idiot");
        assertThat(await(stage.chat.words(stage.moderator, stage.open)).words()).isEmpty();
    }

    private Room room() {
        return Room.ofSession(stage.moderated, session);
    }

    private Future<ChatMessage> post(Caller caller, String text) {
        return stage.chat.post(caller, draft(text, null, List.of()));
    }

    private ChatMessageDraft draft(String text, UUID replyTo, List<UUID> mentions) {
        return new ChatMessageDraft(UUID.randomUUID(), stage.moderated, session, replyTo, text, mentions);
    }

    private List<String> texts(Caller caller) {
        return await(stage.chat.messages(caller, new ChatQuery(stage.moderated, session, null, 100))).items().stream()
                .map(ChatMessage::text)
                .toList();
    }

    private static List<ReportedMessage> queue() {
        return await(stage.chat.reported(stage.moderator, stage.moderated));
    }

    private static List<RoomState> states(Queue<Event> told, Caller caller, String key) {
        return told.stream()
                .map(event -> event.as(RoomStated.class))
                .filter(stated -> stated.room().equals(Room.ofUser(caller.userId())))
                .map(RoomStated::state)
                .filter(state -> state.key().equals(key))
                .toList();
    }
}
