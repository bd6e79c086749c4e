package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.ChatMessage;
import io.plenary.contracts.engagement.ChatMessageDraft;
import io.plenary.contracts.engagement.ChatMessagePage;
import io.plenary.contracts.engagement.ChatQuery;
import io.plenary.contracts.engagement.ChatSettings;
import io.plenary.contracts.engagement.ReactionCount;
import io.plenary.contracts.engagement.ReactionKind;
import io.plenary.contracts.engagement.ReportedMessage;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people write to each other, who may, and what becomes of it. */
class ChatTest {

    private static LiveStage stage;

    private final Caller ada = somebody();
    private final Caller ben = somebody();
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
    void aMessageIsReadByAllAndAnsweredInItsChat() {
        ChatMessageDraft draft = draft(stage.open, session, "Hello *all*", null);
        ChatMessage hello = await(stage.chat.post(ada, draft));
        ChatMessage answer = await(stage.chat.post(ben, draft(stage.open, session, "Hi", hello.id())));

        assertThat(await(stage.chat.post(ada, draft)).id()).isEqualTo(hello.id());
        assertThat(page(Caller.ANONYMOUS, null, 50).items())
                .extracting(ChatMessage::id)
                .containsExactly(answer.id(), hello.id());
        assertThat(hello.authorName()).isEqualTo(LiveStage.name(ada.userId().toString()));
        UUID elsewhere = stage.session(stage.open);
        assertRefused(Refusal.INVALID, () -> stage.chat.post(ben, draft(stage.open, elsewhere, "Hi", hello.id())));
        assertRefused(Refusal.CONFLICT, () -> stage.chat.post(ben, draft));
    }

    @Test
    void nobodyWritesWhoMayNot() {
        UUID ticketed = stage.session(stage.ticketed);

        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> stage.chat.post(Caller.ANONYMOUS, draft(stage.open, session, "Hi", null)));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.chat.post(ada, draft(stage.draft, stage.session(stage.draft), "Hi", null)));
        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.post(ada, draft(stage.open, UUID.randomUUID(), "Hi", null)));
        assertRefused(Refusal.CONFLICT, () -> stage.chat.post(ada, draft(stage.quiet, null, "Hi", null)));
        assertRefused(Refusal.FORBIDDEN, () -> stage.chat.post(ada, draft(stage.ticketed, ticketed, "Hi", null)));
        assertRefused(
                Refusal.FORBIDDEN, () -> stage.chat.messages(ada, new ChatQuery(stage.ticketed, ticketed, null, 50)));
        assertRefused(Refusal.INVALID, () -> stage.chat.post(ada, draft(stage.open, session, " ", null)));
        assertRefused(Refusal.INVALID, () -> stage.chat.post(ada, draft(stage.open, session, "x".repeat(2_001), null)));
        assertThat(page(ada, null, 50).items()).isEmpty();
    }

    @Test
    void onlyItsAuthorChangesOrDeletesAMessageAndWhatIsDeletedNobodyFetches() {
        ChatMessage written = posted(ada, "Teh talk");
        await(stage.chat.react(ben, stage.open, written.id(), ReactionKind.LIKE));

        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.edit(ben, stage.open, written.id(), "Mine"));
        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.delete(ben, stage.open, written.id()));
        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.edit(ada, stage.moderated, written.id(), "Elsewhere"));
        ChatMessage edited = await(stage.chat.edit(ada, stage.open, written.id(), "The talk"));
        assertThat(edited.editedAt()).isNotNull();
        assertThat(edited.text()).isEqualTo("The talk");

        await(stage.chat.delete(ada, stage.open, written.id()));
        await(stage.chat.delete(ada, stage.open, written.id()));
        assertThat(page(ada, null, 50).items()).isEmpty();
        assertThat(entries(0)).singleElement().satisfies(entry -> {
            assertThat(entry.position()).isEqualTo(3);
            assertThat(entry.body()).isNull();
        });
        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.edit(ada, stage.open, written.id(), "Back"));
        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.react(ben, stage.open, written.id(), ReactionKind.LIKE));
    }

    @Test
    void reactionsCountOncePerPersonAndKind() {
        ChatMessage written = posted(ada, "Applause, please");
        List<Future<?>> reactions = new ArrayList<>();
        IntStream.range(0, 3).forEach(i -> {
            reactions.add(stage.chat.react(ben, stage.open, written.id(), ReactionKind.APPLAUSE));
            reactions.add(stage.chat.react(ada, stage.open, written.id(), ReactionKind.APPLAUSE));
        });
        reactions.add(stage.chat.react(ben, stage.open, written.id(), ReactionKind.LOVE));
        await(Future.all(reactions));

        assertThat(page(ada, null, 50).items().get(0).reactions())
                .containsExactly(
                        new ReactionCount(ReactionKind.APPLAUSE, 2, true),
                        new ReactionCount(ReactionKind.LOVE, 1, false));
        assertThat(await(stage.chat.unreact(ada, stage.open, written.id(), ReactionKind.APPLAUSE))
                        .reactions())
                .contains(new ReactionCount(ReactionKind.APPLAUSE, 1, false));
        assertThat(await(stage.rooms.enterRoom(ben, Room.ofSession(stage.open, session), 1L))
                        .states()
                        .toString())
                .contains("reactions:" + written.id())
                .contains("\"count\":1");
    }

    @Test
    void whatIsReportedWaitsForThoseWhoModerate() {
        ChatMessage bad = posted(ada, "You are all fools");
        ChatMessage good = posted(ada, "Sorry");
        await(stage.chat.report(ben, stage.open, bad.id(), "Insults"));
        await(stage.chat.report(ben, stage.open, bad.id(), "Insults"));
        await(stage.chat.report(ben, stage.open, good.id(), null));

        assertThat(reported()).extracting(ReportedMessage::reports).containsExactly(1L, 1L);
        assertThat(reported().get(1).reasons()).containsExactly("Insults");
        for (Caller caller : List.of(ben, stage.stranger, stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.chat.reported(caller, stage.open));
            assertRefused(Refusal.FORBIDDEN, () -> stage.chat.remove(caller, stage.open, bad.id()));
            assertRefused(Refusal.FORBIDDEN, () -> stage.chat.dismissReports(caller, stage.open, bad.id()));
        }
        assertRefused(Refusal.NOT_FOUND, () -> stage.chat.remove(stage.moderator, stage.moderated, bad.id()));
        await(stage.chat.remove(stage.moderator, stage.open, bad.id()));
        await(stage.chat.dismissReports(stage.moderator, stage.open, good.id()));
        assertThat(reported()).isEmpty();
        assertThat(page(ben, null, 50).items()).extracting(ChatMessage::id).containsExactly(good.id());
    }

    @Test
    void aSlowChatLetsEverybodyWaitAndAReadOnlyOneNobodyWrite() {
        chat(3_600, false);
        List<Future<?>> atOnce = IntStream.range(0, 4)
                .<Future<?>>mapToObj(i -> stage.chat
                        .post(ada, draft(stage.open, session, "Now", null))
                        .otherwiseEmpty())
                .toList();
        await(Future.all(atOnce));

        assertThat(atOnce).filteredOn(each -> each.result() != null).hasSize(1);
        assertRefused(Refusal.TOO_MANY, () -> stage.chat.post(ada, draft(stage.open, session, "Again", null)));
        posted(ben, "Me too");
        chat(0, true);
        assertRefused(Refusal.CONFLICT, () -> stage.chat.post(ben, draft(stage.open, session, "More", null)));
        posted(stage.moderator, "Thank you all");
        assertRefused(
                Refusal.FORBIDDEN,
                () -> stage.chat.putSettings(ada, new ChatSettings(stage.open, session, 0, false, 0)));
        assertRefused(
                Refusal.INVALID,
                () -> stage.chat.putSettings(stage.moderator, new ChatSettings(stage.open, session, -1, false, 0)));
    }

    @Test
    void whoIsMutedReactsAndWhoIsBannedDoesNot() {
        ChatMessage bad = posted(ada, "Buy my book");
        ChatMessage other = posted(ben, "No");
        silence(bad, SilenceKind.MUTED);

        assertRefused(Refusal.FORBIDDEN, () -> stage.chat.post(ada, draft(stage.open, session, "Buy it", null)));
        assertRefused(Refusal.FORBIDDEN, () -> stage.chat.edit(ada, stage.open, bad.id(), "Buy it"));
        await(stage.chat.react(ada, stage.open, other.id(), ReactionKind.LIKE));
        silence(bad, SilenceKind.BANNED);
        assertRefused(Refusal.FORBIDDEN, () -> stage.chat.unreact(ada, stage.open, other.id(), ReactionKind.LIKE));
        assertRefused(Refusal.FORBIDDEN, () -> stage.chat.report(ada, stage.open, other.id(), null));
        await(stage.chat.delete(ada, stage.open, bad.id()));
    }

    @Test
    void whoComesInIsToldWithWhatTheyReactedAndThatTheyAreSilenced() {
        ChatMessage written = posted(ada, "Applause, please");
        await(stage.chat.react(ben, stage.open, written.id(), ReactionKind.APPLAUSE));
        silence(written, SilenceKind.MUTED);

        assertThat(own(ben).getJsonObject("reactions").getMap())
                .containsOnly(entry(written.id().toString(), List.of("APPLAUSE")));
        assertThat(own(ben).containsKey("silence")).isFalse();
        assertThat(own(ada).getJsonObject("reactions").getMap()).isEmpty();
        assertThat(own(ada).getJsonObject("silence").getString("kind")).isEqualTo("MUTED");
        assertThat(await(stage.rooms.enterRoom(Caller.ANONYMOUS, Room.ofSession(stage.open, session), null))
                        .own())
                .isNull();
    }

    private JsonObject own(Caller caller) {
        return await(stage.rooms.enterRoom(caller, Room.ofSession(stage.open, session), null))
                .own();
    }

    @Test
    void pagesOfAChatLeadBackToItsBeginning() {
        List<ChatMessage> written =
                IntStream.range(0, 5).mapToObj(i -> posted(ada, "No. " + i)).toList();

        ChatMessagePage first = page(ben, null, 3);
        ChatMessagePage second = page(ben, first.nextCursor(), 3);

        assertThat(first.items())
                .extracting(ChatMessage::id)
                .containsExactly(
                        written.get(4).id(), written.get(3).id(), written.get(2).id());
        assertThat(second.items())
                .extracting(ChatMessage::id)
                .containsExactly(written.get(1).id(), written.get(0).id());
        assertThat(second.nextCursor()).isNull();
    }

    @Test
    void whatAPersonWroteGoesWithTheAccount() {
        ChatMessage written = posted(ada, "Remember me");
        await(stage.chat.report(ben, stage.open, written.id(), null));

        stage.erase(ada.userId());

        assertThat(page(ben, null, 50).items()).isEmpty();
        assertThat(reported()).isEmpty();
        assertThat(entries(1)).extracting(RoomEntry::body).containsExactly((JsonObject) null);
    }

    private void silence(ChatMessage message, SilenceKind kind) {
        await(stage.silences.silence(
                stage.moderator,
                new SilenceDraft(UUID.randomUUID(), stage.open, null, message.id(), kind, null, null)));
    }

    private void chat(int slowSeconds, boolean readOnly) {
        await(stage.chat.putSettings(stage.moderator, new ChatSettings(stage.open, session, slowSeconds, readOnly, 0)));
    }

    private List<ReportedMessage> reported() {
        return await(stage.chat.reported(stage.moderator, stage.open)).stream()
                .filter(each -> session.equals(each.message().sessionId()))
                .toList();
    }

    private List<RoomEntry> entries(long since) {
        return await(stage.rooms.entriesSince(Caller.SYSTEM, Room.ofSession(stage.open, session), since));
    }

    private ChatMessage posted(Caller caller, String text) {
        return await(stage.chat.post(caller, draft(stage.open, session, text, null)));
    }

    private ChatMessagePage page(Caller caller, String cursor, int limit) {
        return await(stage.chat.messages(caller, new ChatQuery(stage.open, session, cursor, limit)));
    }

    private static ChatMessageDraft draft(UUID conference, UUID session, String text, UUID replyTo) {
        return new ChatMessageDraft(UUID.randomUUID(), conference, session, replyTo, text, null);
    }
}
