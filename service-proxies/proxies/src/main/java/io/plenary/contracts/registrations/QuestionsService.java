package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * What those are asked for whom tickets are, and what they answered. Answers are given with their names
 * ({@link OrdersService#nameAttendees}), and are in no event.
 */
@ProxyGen
public interface QuestionsService {

    String ADDRESS = "plenary.questions";

    /**
     * Questions of a conference in their order, for whoever has {@code tickets.manage}; 100 at most.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    Future<List<Question>> listQuestions(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Adds a question; with the same id again it answers the one made before. For whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT: TOO_MANY_QUESTIONS, or the id is in use
     */
    @Repeatable
    @Once
    Future<Question> createQuestion(Caller caller, Question draft);

    /**
     * Changes a question, but not its kind. Answers stay as they were given: an option that is left out, and that somebody chose, is
     * withdrawn. For whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, STALE if the version is not {@code ifVersion}
     */
    @Once
    Future<Question> updateQuestion(Caller caller, QuestionKey key, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Removes a question with its answers; where it is gone already nothing happens. For whoever has {@code tickets.manage}.
     *
     * @param answers how many may go with it
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT: QUESTION_ANSWERED where there are more,
     *     QUESTION_NEEDED where another one is asked by its answers
     */
    @Repeatable
    @Once
    Future<Void> deleteQuestion(Caller caller, QuestionKey key, long answers);

    /**
     * How the questions of a conference are answered, in their order; for whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<List<AnswerCounts>> countAnswers(Caller caller, UUID organizationId, UUID conferenceId);

    /**
     * Answers of a conference by ticket, for whoever has {@code tickets.manage}; of tickets without any there is nothing.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<AnswerPage> listAnswers(Caller caller, AnswerQuery query);

    /**
     * The questions of an order and its answers, for whoever may open it.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<OrderAnswers> getOrderAnswers(Caller caller, OrderKey key);
}
