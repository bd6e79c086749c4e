package io.plenary.services.registrations.orders;

import static io.plenary.services.registrations.QuestionStage.EVERYTHING;
import static io.plenary.services.registrations.QuestionStage.VEGETARIAN;
import static io.plenary.services.registrations.VoucherStage.assertCode;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.services.registrations.QuestionStage;
import io.plenary.services.registrations.RegistrationStage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    private static RegistrationStage stage;
    private static QuestionStage questions;

    @BeforeAll
    static void start() {
        stage = new RegistrationStage();
        questions = new QuestionStage(stage);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static PlacedOrder placed(TicketType type) {
        return await(stage.place(Caller.ANONYMOUS, type, 1));
    }

    private static List<String> one(QuestionOption option) {
        return List.of(option.id().toString());
    }

    private static JsonObject options(QuestionOption... options) {
        JsonArray all = new JsonArray();
        for (QuestionOption option : options) {
            all.add(new JsonObject().put("id", option.id().toString()).put("label", option.label()));
        }
        return new JsonObject().put("options", all);
    }

    @Test
    void anOrderIsConfirmedOnceEverythingIsAnswered() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        Question why = questions.made(
                questions.draft(QuestionKind.TEXT, true, new QuestionCondition(food.id(), one(VEGETARIAN)), type.id()));
        PlacedOrder placed = placed(type);
        stage.named(Caller.ANONYMOUS, placed);

        assertCode(
                "ANSWERS_MISSING",
                () -> stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.FREE, null));
        await(questions.answering(
                Caller.ANONYMOUS, placed, Map.of(food.id(), one(EVERYTHING), why.id(), List.of("Dropped"))));

        assertThat(questions.answered(placed)).isEqualTo(Map.of(food.id(), one(EVERYTHING)));
        assertThat(questions.answers(Caller.ANONYMOUS, placed).questions())
                .extracting(Question::id)
                .containsExactlyInAnyOrder(food.id(), why.id());
        await(stage.orders.confirmOrder(Caller.ANONYMOUS, stage.key(placed), PaymentMethod.FREE, null));
    }

    @Test
    void eachFaultNamesItsFieldAndChangesNothing() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        Question age = questions.made(questions.draft(QuestionKind.NUMBER, true, null, type.id()));
        PlacedOrder placed = placed(type);
        Map<UUID, List<String>> wrong = Map.of(age.id(), List.of("old"));

        ServiceException refused = catchThrowableOfType(
                ServiceException.class, () -> await(questions.answering(Caller.ANONYMOUS, placed, wrong)));

        assertThat(refused.getDebugInfo().encode())
                .contains("/items/0/answers/" + food.id(), "/items/0/answers/" + age.id());
        assertThat(await(stage.orders.getOrder(Caller.ANONYMOUS, stage.key(placed)))
                        .tickets())
                .allMatch(ticket -> ticket.attendeeName() == null);
        assertThat(questions.answered(placed)).isEmpty();
    }

    @Test
    void aQuestionOfAnotherConferenceIsNone() {
        RegistrationStage elsewhere = stage.elsewhere();
        QuestionStage there = new QuestionStage(elsewhere);
        Question foreign = there.made(there.draft(QuestionKind.YES_NO, false, null));
        QuestionCondition on = new QuestionCondition(foreign.id(), List.of("true"));

        assertRefused(
                Refusal.INVALID,
                () -> stage.questions.createQuestion(stage.seller, questions.draft(QuestionKind.TEXT, false, on)));
        assertRefused(
                Refusal.INVALID,
                () -> stage.questions.createQuestion(
                        stage.seller,
                        questions.draft(
                                QuestionKind.TEXT,
                                false,
                                null,
                                elsewhere.type(0, elsewhere.quota(1)).id())));
        assertRefused(Refusal.NOT_FOUND, () -> questions.patching(foreign, new JsonObject().put("label", "Mine")));
        await(stage.questions.deleteQuestion(stage.seller, questions.key(foreign), 9));
        assertThat(await(elsewhere.questions.listQuestions(stage.seller, stage.organization, elsewhere.conference)))
                .containsExactly(foreign);
    }

    @Test
    void noQuestionDependsOnItself() {
        Question first = questions.made(questions.draft(QuestionKind.YES_NO, false, null));
        Question second = questions.made(
                questions.draft(QuestionKind.YES_NO, false, new QuestionCondition(first.id(), List.of("true"))));
        JsonObject circle = new JsonObject()
                .put(
                        "condition",
                        new JsonObject()
                                .put("questionId", second.id().toString())
                                .put("values", new JsonArray().add("false")));

        assertRefused(Refusal.INVALID, () -> questions.patching(first, circle));
        assertCode("QUESTION_NEEDED", () -> stage.questions.deleteQuestion(stage.seller, questions.key(first), 0));
        assertThat(questions
                        .patch(second, new JsonObject().put("condition", null))
                        .condition())
                .isNull();
        await(stage.questions.deleteQuestion(stage.seller, questions.key(first), 0));
    }

    @Test
    void whatSomebodyChoseStaysReadable() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        PlacedOrder placed = placed(type);
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(VEGETARIAN))));

        Question fewer = questions.patch(food, options(EVERYTHING));
        assertThat(fewer.options())
                .containsExactly(EVERYTHING, new QuestionOption(VEGETARIAN.id(), VEGETARIAN.label(), true));
        assertThat(questions.patch(fewer, options(EVERYTHING))).isEqualTo(fewer);
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(VEGETARIAN))));
        PlacedOrder other = placed(type);
        assertRefused(
                Refusal.INVALID,
                () -> questions.answering(Caller.ANONYMOUS, other, Map.of(food.id(), one(VEGETARIAN))));
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(EVERYTHING))));
        assertThat(questions.patch(fewer, options(EVERYTHING)).options()).containsExactly(EVERYTHING);
        assertRefused(Refusal.INVALID, () -> questions.patching(food, new JsonObject().put("kind", "TEXT")));
    }

    @Test
    void answersGoOnlyAsManyAsWereAgreedTo() {
        TicketType type = stage.type(0, stage.quota(9));
        Question food = questions.made(questions.draft(QuestionKind.CHOICE, true, null, type.id()));
        PlacedOrder placed = placed(type);
        await(questions.answering(Caller.ANONYMOUS, placed, Map.of(food.id(), one(VEGETARIAN))));

        assertThat(await(stage.questions.countAnswers(stage.seller, stage.organization, stage.conference)))
                .filteredOn(counts -> counts.questionId().equals(food.id()))
                .singleElement()
                .satisfies(counts -> {
                    assertThat(counts.tickets()).isEqualTo(1);
                    assertThat(counts.answered()).isEqualTo(1);
                    assertThat(counts.values()).isEqualTo(Map.of(VEGETARIAN.id().toString(), 1L));
                });
        assertCode("QUESTION_ANSWERED", () -> stage.questions.deleteQuestion(stage.seller, questions.key(food), 0));
        await(stage.questions.deleteQuestion(stage.seller, questions.key(food), 1));
        assertThat(questions.answered(placed)).isEmpty();
    }
}
