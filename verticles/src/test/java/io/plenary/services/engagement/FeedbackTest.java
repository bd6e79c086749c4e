package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Feedback;
import io.plenary.contracts.engagement.FeedbackDraft;
import io.plenary.contracts.engagement.FeedbackPage;
import io.plenary.contracts.engagement.FeedbackQuery;
import io.plenary.contracts.engagement.FeedbackSummary;
import io.plenary.contracts.engagement.OwnFeedback;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.testing.Outboxes;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How sessions were liked: by whom it can be said and when, and what of it is told to whom. */
class FeedbackTest {

    private static final Instant AGO = Instant.now().minus(Duration.ofHours(1));
    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));

    private static LiveStage stage;

    private final Caller ada = somebody();
    private final UUID session = stage.session(stage.open, AGO, SessionStatus.CONFIRMED);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void eachSaysItOnceAndChangesTheirMind() {
        assertThat(own(ada)).isEqualTo(new OwnFeedback(session, true, null, null, null, false));
        await(give(ada, 2, "Too fast"));
        OwnFeedback said = await(give(ada, 5, " "));
        assertThat(said.stars()).isEqualTo(5);
        assertThat(said.comment()).isNull();
        assertThat(own(ada)).isEqualTo(said);
        assertThat(summary().answers()).isEqualTo(1);
        assertThat(announced("SessionFeedbackGiven")).extracting(Event::actorId).containsExactly((UUID) null);

        await(stage.feedback.withdraw(ada, stage.open, session));
        await(stage.feedback.withdraw(ada, stage.open, session));
        assertThat(own(ada).stars()).isNull();
        assertThat(await(stage.feedback.summaries(stage.moderator, stage.open)))
                .extracting(FeedbackSummary::sessionId)
                .doesNotContain(session);
    }

    @Test
    void nobodyIsReadAmongFewerThanFive() {
        IntStream.rangeClosed(1, 4).forEach(i -> await(give(somebody(), i, "Comment " + i)));
        assertThat(summary()).isEqualTo(new FeedbackSummary(session, 4, null, null));
        assertThat(page(null, 10).items()).isEmpty();

        await(give(ada, 5, null));
        assertThat(summary()).isEqualTo(new FeedbackSummary(session, 5, 3.0, List.of(1L, 1L, 1L, 1L, 1L)));
        FeedbackPage first = page(null, 3);
        FeedbackPage second = page(first.nextCursor(), 3);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2);
        assertThat(second.items()).extracting(Feedback::comment).containsExactly("Comment 2", "Comment 1");
        assertThat(first.toJson()).doesNotContain(ada.userId().toString());
    }

    @Test
    void itIsGivenOnceTheSessionHasBegunAndNotWhereItIsCancelled() {
        UUID cancelled = stage.session(stage.open, AGO, SessionStatus.CANCELLED);
        UUID later = stage.session(stage.open, LATER, SessionStatus.CONFIRMED);
        UUID unplaced = stage.session(stage.open);
        UUID quiet = stage.session(stage.quiet, AGO, SessionStatus.CONFIRMED);

        for (UUID closed : List.of(cancelled, later, unplaced)) {
            assertRefused(Refusal.CONFLICT, () -> stage.feedback.give(ada, draft(stage.open, closed, 3)));
            assertThat(await(stage.feedback.own(ada, stage.open, closed)).open())
                    .isFalse();
        }
        assertRefused(Refusal.CONFLICT, () -> stage.feedback.give(ada, draft(stage.quiet, quiet, 3)));
        for (int stars : new int[] {0, 6}) {
            assertRefused(Refusal.INVALID, () -> give(ada, stars, null));
        }
        assertRefused(Refusal.INVALID, () -> give(ada, 3, "x".repeat(2_001)));
    }

    @Test
    void nobodySaysItWhoDoesNotTakePart() {
        UUID ticketed = stage.session(stage.ticketed, AGO, SessionStatus.CONFIRMED);
        UUID hidden = stage.session(stage.draft, AGO, SessionStatus.CONFIRMED);
        stage.banned(ada, stage.open, session);

        assertRefused(Refusal.FORBIDDEN, () -> give(ada, 1, null));
        assertRefused(Refusal.UNAUTHENTICATED, () -> give(Caller.ANONYMOUS, 1, null));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.feedback.own(Caller.ANONYMOUS, stage.open, session));
        assertRefused(Refusal.FORBIDDEN, () -> stage.feedback.give(ada, draft(stage.ticketed, ticketed, 1)));
        assertRefused(Refusal.NOT_FOUND, () -> stage.feedback.give(ada, draft(stage.draft, hidden, 1)));
        assertRefused(Refusal.NOT_FOUND, () -> stage.feedback.give(ada, draft(stage.moderated, session, 1)));
        stage.holders.add(ada.userId());
        assertThat(await(stage.feedback.give(ada, draft(stage.ticketed, ticketed, 1)))
                        .stars())
                .isEqualTo(1);
    }

    @Test
    void onlyThoseWhoModerateReadIt() {
        IntStream.range(0, 6).forEach(i -> await(give(somebody(), 3, "Secret")));
        FeedbackQuery query = new FeedbackQuery(stage.open, session, null, 10);

        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.feedback.feedback(Caller.ANONYMOUS, query));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.feedback.summaries(Caller.ANONYMOUS, stage.open));
        for (Caller caller : List.of(ada, stage.stranger, stage.as(OrganizationRole.STAFF))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.feedback.feedback(caller, query));
            assertRefused(Refusal.FORBIDDEN, () -> stage.feedback.summaries(caller, stage.open));
        }
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.feedback.feedback(stage.moderator, new FeedbackQuery(stage.moderated, session, null, 10)));
        assertThat(await(stage.feedback.summaries(stage.moderator, stage.moderated))
                        .toString())
                .doesNotContain(session.toString());
    }

    @Test
    void whoSpeaksReadsWhatWasSaidOfTheirOwnSession() {
        UUID speaker = UUID.randomUUID();
        UUID own = stage.session(stage.open, AGO, SessionStatus.CONFIRMED, new Credit(speaker, "Ada", null));
        UUID unknown = stage.session(stage.open, AGO, SessionStatus.CONFIRMED, new Credit(null, "Ada", null));
        stage.speakers.put(ada.userId(), speaker);
        IntStream.range(0, 5).forEach(i -> await(stage.feedback.give(somebody(), draft(stage.open, own, 3))));
        FeedbackQuery query = new FeedbackQuery(stage.open, own, null, 10);

        assertThat(await(stage.feedback.own(ada, stage.open, own)).listens()).isTrue();
        assertThat(await(stage.feedback.summary(ada, stage.open, own)))
                .isEqualTo(new FeedbackSummary(own, 5, 3.0, List.of(0L, 0L, 5L, 0L, 0L)));
        assertThat(await(stage.feedback.feedback(ada, query)).items()).hasSize(5);

        assertRefused(Refusal.FORBIDDEN, () -> stage.feedback.summaries(ada, stage.open));
        for (UUID other : List.of(session, unknown)) {
            assertThat(await(stage.feedback.own(ada, stage.open, other)).listens())
                    .isFalse();
            assertRefused(Refusal.FORBIDDEN, () -> stage.feedback.summary(ada, stage.open, other));
        }
        assertRefused(Refusal.FORBIDDEN, () -> stage.feedback.feedback(somebody(), query));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.feedback.summary(Caller.ANONYMOUS, stage.open, own));
    }

    @Test
    void itGoesWithWhoSaidIt() {
        await(give(ada, 1, "I am Ada"));
        stage.erase(ada.userId());

        assertThat(own(ada).stars()).isNull();
    }

    private static FeedbackDraft draft(UUID conference, UUID session, int stars) {
        return new FeedbackDraft(conference, session, stars, null);
    }

    private Future<OwnFeedback> give(Caller caller, int stars, String comment) {
        return stage.feedback.give(caller, new FeedbackDraft(stage.open, session, stars, comment));
    }

    private OwnFeedback own(Caller caller) {
        return await(stage.feedback.own(caller, stage.open, session));
    }

    private FeedbackSummary summary() {
        return await(stage.feedback.summaries(stage.moderator, stage.open)).stream()
                .filter(one -> one.sessionId().equals(session))
                .findFirst()
                .orElseThrow();
    }

    private FeedbackPage page(String cursor, int limit) {
        return await(stage.feedback.feedback(stage.moderator, new FeedbackQuery(stage.open, session, cursor, limit)));
    }

    private List<Event> announced(String type) {
        return Outboxes.read(stage.node, "engagement").stream()
                .filter(event -> event.type().equals(type)
                        && session.toString().equals(event.payload().getString("sessionId")))
                .toList();
    }
}
