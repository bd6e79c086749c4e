package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.question;
import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.AudienceQuestionDraft;
import io.plenary.contracts.engagement.AudienceQuestionQuery;
import io.plenary.contracts.engagement.QuestionAction;
import io.plenary.contracts.engagement.QuestionDecision;
import io.plenary.contracts.engagement.QuestionOrder;
import io.plenary.contracts.engagement.QuestionStatus;
import io.plenary.contracts.engagement.Silence;
import io.plenary.contracts.engagement.SilenceDraft;
import io.plenary.contracts.engagement.SilenceKind;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.Database;
import io.plenary.testing.Outboxes;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the audience asks, and who may. */
class AudienceQuestionsTest {

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
    void aQuestionIsThereForEverybodyWithTheNameOfWhoAsked() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);

        assertThat(asked.own()).isTrue();
        assertThat(seenBy(Caller.ANONYMOUS, session)).singleElement().satisfies(seen -> {
            assertThat(seen.id()).isEqualTo(asked.id());
            assertThat(seen.authorName()).isEqualTo(LiveStage.name(ada.userId().toString()));
            assertThat(seen.own()).isNull();
        });
        assertThat(seenBy(ben, session)).extracting(AudienceQuestion::own).containsExactly(false);
    }

    @Test
    void whoAsksAnonymouslyIsNamedToNobodyNorInWhatHappened() {
        AudienceQuestionDraft draft = question(stage.open, session, "Who pays for it?", true);
        await(stage.questions.ask(ada, draft));

        Stream.of(seenBy(ben, session), queue(stage.moderator, stage.open, session))
                .forEach(seen -> assertThat(seen)
                        .singleElement()
                        .matches(question -> question.authorId() == null && question.authorName() == null));
        assertThat(Outboxes.read(stage.node, "engagement"))
                .filteredOn(
                        event -> draft.id().toString().equals(event.payload().getString("questionId")))
                .extracting(Event::actorId)
                .containsExactly((UUID) null);
        assertRefused(
                Refusal.INVALID,
                () -> stage.questions.ask(
                        ada, question(stage.moderated, stage.session(stage.moderated), "Who pays?", true)));
    }

    @Test
    void askedAgainUnderTheSameIdItIsAskedOnceAndTheIdOfAnotherIsRefused() {
        AudienceQuestionDraft draft = question(stage.open, session);

        assertThat(await(stage.questions.ask(ada, draft))).isEqualTo(await(stage.questions.ask(ada, draft)));
        assertThat(seenBy(ben, session)).hasSize(1);
        assertRefused(Refusal.CONFLICT, () -> stage.questions.ask(ben, draft));
    }

    @Test
    void nobodyAsksWhoMayNot() {
        UUID ticketed = stage.session(stage.ticketed);
        stage.holders.add(ben.userId());

        assertRefused(
                Refusal.UNAUTHENTICATED, () -> stage.questions.ask(Caller.ANONYMOUS, question(stage.open, session)));
        assertRefused(
                Refusal.NOT_FOUND, () -> stage.questions.ask(ada, question(stage.draft, stage.session(stage.draft))));
        assertRefused(Refusal.NOT_FOUND, () -> stage.questions.ask(ada, question(stage.open, UUID.randomUUID())));
        assertRefused(
                Refusal.CONFLICT, () -> stage.questions.ask(ada, question(stage.quiet, stage.session(stage.quiet))));
        assertRefused(Refusal.FORBIDDEN, () -> stage.questions.ask(ada, question(stage.ticketed, ticketed)));
        assertRefused(Refusal.FORBIDDEN, () -> stage.questions.questions(ada, query(stage.ticketed, ticketed)));
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> stage.questions.questions(Caller.ANONYMOUS, query(stage.ticketed, ticketed)));
        assertThat(stage.asked(ben, stage.ticketed, ticketed).status()).isEqualTo(QuestionStatus.APPROVED);
        assertRefused(Refusal.INVALID, () -> stage.questions.ask(ada, question(stage.open, session, " ", false)));
        assertRefused(
                Refusal.INVALID, () -> stage.questions.ask(ada, question(stage.open, session, "x".repeat(501), false)));
    }

    @Test
    void whatIsHeldIsSeenByItsAuthorAndThoseWhoModerate() {
        UUID looked = stage.session(stage.moderated);
        AudienceQuestion held = stage.asked(ada, stage.moderated, looked);

        assertThat(held.status()).isEqualTo(QuestionStatus.HELD);
        assertThat(page(ben, stage.moderated, looked)).isEmpty();
        assertRefused(Refusal.NOT_FOUND, () -> stage.questions.vote(ben, stage.moderated, held.id()));
        assertRefused(Refusal.CONFLICT, () -> stage.questions.vote(ada, stage.moderated, held.id()));
        assertThat(queue(stage.moderator, stage.moderated, looked))
                .extracting(AudienceQuestion::id)
                .containsExactly(held.id());

        stage.decided(held, QuestionAction.APPROVE);
        assertThat(page(ben, stage.moderated, looked))
                .extracting(AudienceQuestion::id)
                .containsExactly(held.id());
    }

    @Test
    void whatIsPutAsideIsSeenByThoseWhoModerateUntilItComesBack() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        stage.decided(asked, QuestionAction.PIN);
        AudienceQuestion aside = stage.decided(asked, QuestionAction.HOLD);

        assertThat(aside.status()).isEqualTo(QuestionStatus.HELD);
        assertThat(aside.pinned()).isFalse();
        assertThat(seenBy(ben, session)).isEmpty();
        assertThat(queue(stage.moderator, stage.open, session))
                .extracting(AudienceQuestion::aside)
                .containsExactly(true);
        assertThat(await(stage.rooms.enterRoom(ada, stage.room(stage.open, session), null))
                        .own()
                        .toString())
                .doesNotContain("aside");

        assertThat(stage.decided(asked, QuestionAction.REQUEUE).aside()).isFalse();
        assertThat(seenBy(ben, session)).isEmpty();
        stage.decided(asked, QuestionAction.HOLD);
        assertThat(stage.decided(asked, QuestionAction.APPROVE).aside()).isFalse();
        assertThat(seenBy(ben, session)).hasSize(1);
    }

    @Test
    void whatTheStageLeavesOutIsThereForEverybodyElse() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        stage.decided(asked, QuestionAction.PIN);
        AudienceQuestion off = stage.decided(asked, QuestionAction.OFF_STAGE);

        assertThat(List.of(off.offStage(), off.pinned())).containsExactly(true, false);
        assertThat(seenBy(ben, session)).extracting(AudienceQuestion::offStage).containsExactly(true);
        assertThat(await(stage.questions.vote(ben, stage.open, asked.id())).offStage())
                .isTrue();
        AudienceQuestion pinned = stage.decided(asked, QuestionAction.PIN);
        assertThat(List.of(pinned.offStage(), pinned.pinned())).containsExactly(false, true);
        stage.decided(asked, QuestionAction.OFF_STAGE);
        assertThat(stage.decided(asked, QuestionAction.UNPIN).offStage()).isFalse();
    }

    @Test
    void whatIsAnsweredIsNotPinnedAnyMore() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        stage.decided(asked, QuestionAction.PIN);

        assertThat(stage.decided(asked, QuestionAction.ANSWER).pinned()).isFalse();
        assertThat(stage.decided(asked, QuestionAction.PIN).pinned()).isTrue();
        assertThat(stage.decided(asked, QuestionAction.ANSWER).pinned()).isTrue();
    }

    @Test
    void whatNobodySeesHasNoPlaceOnTheStage() {
        AudienceQuestion held = stage.asked(ada, stage.moderated, stage.session(stage.moderated));
        QuestionDecision off = new QuestionDecision(QuestionAction.OFF_STAGE, null, null, null);

        assertRefused(Refusal.CONFLICT, () -> stage.questions.decide(stage.moderator, stage.moderated, held.id(), off));
        assertRefused(Refusal.FORBIDDEN, () -> stage.questions.decide(ben, stage.moderated, held.id(), off));
    }

    @Test
    void whatIsOverIsNotPutAside() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        await(stage.questions.withdraw(ada, stage.open, asked.id()));

        for (QuestionAction action : List.of(QuestionAction.HOLD, QuestionAction.REQUEUE)) {
            assertRefused(
                    Refusal.CONFLICT,
                    () -> stage.questions.decide(
                            stage.moderator, stage.open, asked.id(), new QuestionDecision(action, null, null, null)));
        }
    }

    @Test
    void onlyThoseWhoMayModerate() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        QuestionDecision decline = new QuestionDecision(QuestionAction.DECLINE, "Off topic", null, null);

        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> stage.questions.decide(Caller.ANONYMOUS, stage.open, asked.id(), decline));
        for (Caller caller : List.of(ada, stage.stranger, stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.questions.decide(caller, stage.open, asked.id(), decline));
            assertRefused(Refusal.FORBIDDEN, () -> stage.questions.queue(caller, query(stage.open, session)));
            assertRefused(Refusal.FORBIDDEN, () -> stage.silences.silences(caller, stage.open));
        }
        assertRefused(
                Refusal.NOT_FOUND, () -> stage.questions.decide(stage.moderator, stage.moderated, asked.id(), decline));
        assertThat(seenBy(ben, session)).hasSize(1);
    }

    @Test
    void whyItWasDeclinedIsForItsAuthor() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        await(stage.questions.decide(
                stage.moderator,
                stage.open,
                asked.id(),
                new QuestionDecision(QuestionAction.DECLINE, "Off topic", null, null)));

        assertThat(seenBy(ben, session)).isEmpty();
        assertThat(await(stage.rooms.enterRoom(ada, stage.room(stage.open, session), null))
                        .own()
                        .toString())
                .contains("Off topic");
        assertThat(await(stage.rooms.enterRoom(ben, stage.room(stage.open, session), null))
                        .own()
                        .toString())
                .doesNotContain("Off topic");
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.questions.decide(
                        stage.moderator,
                        stage.open,
                        asked.id(),
                        new QuestionDecision(QuestionAction.PIN, null, null, null)));
    }

    @Test
    void whatIsTakenBackIsGoneWithItsText() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);

        assertRefused(Refusal.NOT_FOUND, () -> stage.questions.withdraw(ben, stage.open, asked.id()));
        assertRefused(
                Refusal.UNAUTHENTICATED, () -> stage.questions.withdraw(Caller.ANONYMOUS, stage.open, asked.id()));
        await(stage.questions.withdraw(ada, stage.open, asked.id()));
        await(stage.questions.withdraw(ada, stage.open, asked.id()));

        assertThat(seenBy(ada, session)).isEmpty();
        assertThat(queue(stage.moderator, stage.open, session)).isEmpty();
        assertRefused(Refusal.CONFLICT, () -> stage.questions.vote(ada, stage.open, asked.id()));
    }

    @Test
    void tenQuestionsOfOnePersonWaitAtMost() {
        List<AudienceQuestion> asked = IntStream.range(0, 10)
                .mapToObj(i -> stage.asked(ada, stage.open, session))
                .toList();
        rests(ada, "0 seconds");

        assertRefused(Refusal.CONFLICT, () -> stage.questions.ask(ada, question(stage.open, session)));
        stage.decided(asked.get(0), QuestionAction.ANSWER);
        assertThat(stage.asked(ada, stage.open, session).status()).isEqualTo(QuestionStatus.APPROVED);
    }

    @Test
    void whoIsTooFastHasToRest() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        await(stage.questions.vote(ada, stage.open, asked.id()));
        rests(ada, "10 minutes");

        assertRefused(Refusal.TOO_MANY, () -> stage.questions.ask(ada, question(stage.open, session)));
        assertRefused(Refusal.TOO_MANY, () -> stage.questions.unvote(ada, stage.open, asked.id()));
        stage.asked(ben, stage.open, session);
    }

    private static void rests(Caller caller, String until) {
        Database database = stage.database;
        await(database.write(Caller.SYSTEM, tx -> tx.sql()
                .query("update paces set rested = now() + interval '" + until + "' where user_id = '" + caller.userId()
                        + "'")
                .execute()));
    }

    @Test
    void whoIsSilencedAsksNothingAndWhoIsBannedVotesForNothing() {
        AudienceQuestion bad = await(stage.questions.ask(ada, question(stage.open, session, "Buy my book?", true)));
        AudienceQuestion good = stage.asked(ben, stage.open, session);
        SilenceDraft mute = silence(bad.id(), SilenceKind.MUTED);
        await(stage.silences.silence(stage.moderator, mute));

        assertRefused(Refusal.FORBIDDEN, () -> stage.questions.ask(ada, question(stage.open, session)));
        await(stage.questions.vote(ada, stage.open, good.id()));
        await(stage.silences.silence(stage.moderator, silence(bad.id(), SilenceKind.BANNED)));
        assertRefused(Refusal.FORBIDDEN, () -> stage.questions.unvote(ada, stage.open, good.id()));
        assertThat(await(stage.silences.silences(stage.moderator, stage.open)))
                .filteredOn(silence -> silence.kind() == SilenceKind.BANNED)
                .singleElement()
                .satisfies(silence -> {
                    assertThat(silence.userId()).isNull();
                    await(stage.silences.lift(stage.moderator, stage.open, silence.id()));
                });
        await(stage.questions.unvote(ada, stage.open, good.id()));
        assertRefused(Refusal.FORBIDDEN, () -> stage.silences.silence(ada, silence(good.id(), SilenceKind.BANNED)));
    }

    /** Whoever moderates could try one after the other until a silence takes the place of the anonymous one. */
    @Test
    void silencesDoNotTellWhoAskedAnonymously() {
        AudienceQuestion named = stage.asked(ada, stage.open, session);
        AudienceQuestion unnamed = await(stage.questions.ask(ada, question(stage.open, session, "Why?", true)));
        Silence first = await(stage.silences.silence(stage.moderator, silence(named.id(), SilenceKind.BANNED)));

        Silence second = await(stage.silences.silence(stage.moderator, silence(unnamed.id(), SilenceKind.MUTED)));

        assertThat(await(stage.silences.silences(stage.moderator, stage.open))).contains(first, second);
        assertRefused(Refusal.FORBIDDEN, () -> stage.questions.vote(ada, stage.open, named.id()));
        await(stage.silences.lift(stage.moderator, stage.open, first.id()));
        assertRefused(Refusal.FORBIDDEN, () -> stage.questions.ask(ada, question(stage.open, session)));
        await(stage.silences.lift(stage.moderator, stage.open, second.id()));
        stage.asked(ada, stage.open, session);
    }

    @Test
    void aStatementThatForgetsWhichConferenceItIsAboutSeesNone() {
        stage.asked(ada, stage.open, session);
        Database database = stage.database;

        for (Caller caller : List.of(ada, stage.moderator)) {
            assertThat(await(database.read(caller, sql -> sql.query("select id from audience_questions")
                                    .execute()))
                            .size())
                    .isZero();
        }
    }

    private SilenceDraft silence(UUID questionId, SilenceKind kind) {
        return new SilenceDraft(UUID.randomUUID(), stage.open, questionId, null, kind, 60, "Advertises");
    }

    private static AudienceQuestionQuery query(UUID conference, UUID session) {
        return new AudienceQuestionQuery(conference, session, QuestionOrder.TIME, null, null, 50);
    }

    private static List<AudienceQuestion> seenBy(Caller caller, UUID session) {
        return page(caller, stage.open, session);
    }

    private static List<AudienceQuestion> page(Caller caller, UUID conference, UUID session) {
        return await(stage.questions.questions(caller, query(conference, session)))
                .items();
    }

    private static List<AudienceQuestion> queue(Caller caller, UUID conference, UUID session) {
        return await(stage.questions.queue(caller, query(conference, session))).items();
    }
}
