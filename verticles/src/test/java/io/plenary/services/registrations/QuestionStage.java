package io.plenary.services.registrations;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderAnswers;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Question;
import io.plenary.contracts.registrations.QuestionCondition;
import io.plenary.contracts.registrations.QuestionKey;
import io.plenary.contracts.registrations.QuestionKind;
import io.plenary.contracts.registrations.QuestionOption;
import io.plenary.services.registrations.tickets.QuestionRules;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Questions of a conference, and what tests do with them. */
public final class QuestionStage {

    public static final QuestionOption EVERYTHING = new QuestionOption(UUID.randomUUID(), "Everything", null);
    public static final QuestionOption VEGETARIAN = new QuestionOption(UUID.randomUUID(), "Vegetarian", null);

    private final RegistrationStage sale;

    public QuestionStage(RegistrationStage sale) {
        this.sale = sale;
    }

    public Question draft(QuestionKind kind, boolean required, QuestionCondition condition, UUID... types) {
        return new Question(
                UUID.randomUUID(),
                sale.organization,
                sale.conference,
                kind,
                "What do you eat?",
                null,
                required,
                QuestionRules.hasOptions(kind) ? List.of(EVERYTHING, VEGETARIAN) : List.of(),
                List.of(types),
                condition,
                null,
                null,
                null,
                null,
                false,
                0,
                null,
                null,
                0);
    }

    public Question made(Question draft) {
        return await(sale.questions.createQuestion(sale.seller, draft));
    }

    public Question patch(Question question, JsonObject members) {
        return await(patching(question, members));
    }

    public Future<Question> patching(Question question, JsonObject members) {
        return sale.questions.updateQuestion(sale.seller, key(question), new MergePatch(members), null);
    }

    public QuestionKey key(Question question) {
        return new QuestionKey(sale.organization, sale.conference, question.id());
    }

    /** For the first ticket of the order. */
    public Future<Order> answering(Caller caller, PlacedOrder placed, Map<UUID, List<String>> answers) {
        UUID ticket = placed.order().tickets().get(0).id();
        return sale.orders.nameAttendees(caller, sale.key(placed), List.of(new Attendee(ticket, "Ada", null, answers)));
    }

    public OrderAnswers answers(Caller caller, PlacedOrder placed) {
        return await(sale.questions.getOrderAnswers(caller, sale.key(placed)));
    }

    public Map<UUID, List<String>> answered(PlacedOrder placed) {
        return answers(Caller.ANONYMOUS, placed).items().get(0).answers();
    }
}
