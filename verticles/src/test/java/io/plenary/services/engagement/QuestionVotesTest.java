package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.AudienceQuestion;
import io.plenary.contracts.engagement.AudienceQuestionPage;
import io.plenary.contracts.engagement.AudienceQuestionQuery;
import io.plenary.contracts.engagement.QuestionAction;
import io.plenary.contracts.engagement.QuestionDecision;
import io.plenary.contracts.engagement.QuestionOrder;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That nobody votes twice, whatever becomes of a question, and in which order they are listed. */
class QuestionVotesTest {

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
    void manyWhoVoteAtOnceAreCountedOnceEach() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        List<Caller> voters = IntStream.range(0, 20).mapToObj(i -> somebody()).toList();
        List<Future<?>> votes = new ArrayList<>();
        voters.forEach(voter ->
                IntStream.range(0, 3).forEach(i -> votes.add(stage.questions.vote(voter, stage.open, asked.id()))));
        await(Future.all(votes));

        assertThat(seenBy(voters.get(0))).singleElement().satisfies(seen -> {
            assertThat(seen.votes()).isEqualTo(20);
            assertThat(seen.voted()).isTrue();
        });
        List<Future<?>> back = new ArrayList<>();
        voters.subList(0, 5).forEach(voter -> IntStream.range(0, 2)
                .forEach(i -> back.add(stage.questions.unvote(voter, stage.open, asked.id()))));
        await(Future.all(back));
        assertThat(seenBy(ben)).extracting(AudienceQuestion::votes).containsExactly(15L);
    }

    @Test
    void whoVotedForBothOfTwoThatAreMergedCountsOnce() {
        AudienceQuestion one = stage.asked(ada, stage.open, session);
        AudienceQuestion same = stage.asked(ben, stage.open, session);
        Caller both = somebody();
        List.of(one, same).forEach(question -> await(stage.questions.vote(both, stage.open, question.id())));
        await(stage.questions.vote(somebody(), stage.open, same.id()));
        QuestionDecision merge = new QuestionDecision(QuestionAction.MERGE, null, one.id(), null);
        List<Future<?>> racing = new ArrayList<>();
        IntStream.range(0, 10)
                .forEach(i -> racing.add(stage.questions
                        .vote(somebody(), stage.open, i % 2 == 0 ? one.id() : same.id())
                        .otherwiseEmpty()));
        racing.add(stage.questions.decide(stage.moderator, stage.open, same.id(), merge));
        await(Future.all(racing));
        long late =
                racing.stream().limit(10).filter(vote -> vote.result() != null).count();

        assertThat(seenBy(both)).singleElement().satisfies(seen -> {
            assertThat(seen.id()).isEqualTo(one.id());
            assertThat(seen.votes()).isEqualTo(2 + late);
            assertThat(seen.voted()).isTrue();
        });
        assertThat(await(stage.questions.decide(stage.moderator, stage.open, same.id(), merge))
                        .mergedInto())
                .isEqualTo(one.id());
        assertRefused(Refusal.NOT_FOUND, () -> stage.questions.vote(ada, stage.open, same.id()));
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.questions.decide(
                        stage.moderator,
                        stage.open,
                        one.id(),
                        new QuestionDecision(QuestionAction.MERGE, null, one.id(), null)));
    }

    @Test
    void aQuestionThatWasAnsweredTakesNoVotes() {
        AudienceQuestion asked = stage.asked(ada, stage.open, session);
        QuestionDecision answer = new QuestionDecision(QuestionAction.ANSWER, null, null, "With **care**.");

        AudienceQuestion answered = await(stage.questions.decide(stage.moderator, stage.open, asked.id(), answer));

        assertThat(answered.answer()).isEqualTo("With **care**.");
        assertThat(await(stage.questions.decide(stage.moderator, stage.open, asked.id(), answer)))
                .isEqualTo(answered);
        assertRefused(Refusal.CONFLICT, () -> stage.questions.vote(ben, stage.open, asked.id()));
    }

    @Test
    void pagesFollowTheVotesWithPinnedOnesFirst() {
        List<AudienceQuestion> asked = IntStream.range(0, 4)
                .mapToObj(i -> stage.asked(somebody(), stage.open, session))
                .toList();
        await(stage.questions.vote(ben, stage.open, asked.get(2).id()));
        stage.decided(asked.get(3), QuestionAction.PIN);

        AudienceQuestionPage first = await(stage.questions.questions(ben, query(null, 2)));
        AudienceQuestionPage second = await(stage.questions.questions(ben, query(first.nextCursor(), 2)));

        assertThat(Stream.concat(first.items().stream(), second.items().stream()))
                .extracting(AudienceQuestion::id)
                .containsExactly(
                        asked.get(3).id(),
                        asked.get(2).id(),
                        asked.get(0).id(),
                        asked.get(1).id());
        assertThat(second.nextCursor()).isNull();
    }

    private AudienceQuestionQuery query(String cursor, int limit) {
        return new AudienceQuestionQuery(stage.open, session, QuestionOrder.VOTES, null, cursor, limit);
    }

    private List<AudienceQuestion> seenBy(Caller caller) {
        return await(stage.questions.questions(caller, query(null, 50))).items();
    }
}
